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

/** What a guard decided. `category` is for logs and for the page's own text; `reason` is a safe sentence for the visitor; `score`, 0 to 1, is of guards that are not certain. */
export type Verdict = Settling &
  (
    | { readonly type: 'allow' }
    | { readonly type: 'warn'; readonly category: string; readonly reason?: string; readonly score?: number }
    | {
        readonly type: 'redact';
        readonly category: string;
        readonly redactions: readonly Redaction[];
        readonly reason?: string;
      }
    | {
        readonly type: 'block';
        readonly category: string;
        readonly reason?: string;
        readonly score?: number;
        /** What is blocked. What comes before it may be shown; without a span nothing may. */
        readonly span?: Span;
        /** What is to be covered of what comes before the span. */
        readonly redactions?: readonly Redaction[];
      }
  );

export type BlockVerdict = Extract<Verdict, { readonly type: 'block' }>;
