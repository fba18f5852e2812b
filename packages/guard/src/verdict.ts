/** Part of the content, in UTF-16 units, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** A span and what stands in its place. */
export type Redaction = Span & { readonly replacement: string };

type Settling = {
  /**
   * Only in answer to `isPartial`: from here on the text yet to come may change the verdict, so a gate releases nothing
   * from here. Absent: the verdict holds whatever comes.
   */
  readonly unsettledFrom?: number;
};

/** What a service has to say beyond the category. For logs and rules; a gate does not send it to the page. */
type Findings = {
  /** Everything it found, `category` among it. */
  readonly categories?: readonly string[];
  /** How sure it is, from 0 to 1, by category. */
  readonly scores?: Readonly<Record<string, number>>;
  /** Whether the model's own provider decided. @default 'guard' */
  readonly origin?: 'guard' | 'provider';
};

/** What a guard decided. `category` is for logs and for the page's own text; `reason` is a safe sentence for the visitor. */
export type Verdict = Settling &
  (
    | { readonly type: 'allow' }
    | (Findings & { readonly type: 'warn'; readonly category: string; readonly reason?: string })
    | (Findings & {
        readonly type: 'redact';
        readonly category: string;
        readonly redactions: readonly Redaction[];
        readonly reason?: string;
      })
    | (Findings & {
        readonly type: 'block';
        readonly category: string;
        readonly reason?: string;
        readonly score?: number;
        /** What is blocked. What comes before it may be shown; without a span nothing may. */
        readonly span?: Span;
        /** What is to be covered of what comes before the span. */
        readonly redactions?: readonly Redaction[];
      })
  );

export type BlockVerdict = Extract<Verdict, { readonly type: 'block' }>;
