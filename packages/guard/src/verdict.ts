/** Part of the content, in UTF-16 units, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** A span and what stands in its place. */
export type Redaction = Span & { readonly replacement: string };

/** What a guard decided. `category` is for logs and for the page's own text; `reason` is a safe sentence for the visitor. */
export type Verdict =
  | { readonly type: 'allow' }
  | { readonly type: 'warn'; readonly category: string; readonly reason?: string }
  | {
      readonly type: 'redact';
      readonly category: string;
      readonly redactions: readonly Redaction[];
      readonly reason?: string;
    }
  | { readonly type: 'block'; readonly category: string; readonly reason?: string; readonly span?: Span };
