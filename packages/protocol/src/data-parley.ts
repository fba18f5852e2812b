/** Where in a document a passage stands. */
export type Locator = {
  /** Path of headings, outermost first. */
  readonly headings?: readonly string[];
  /** First page, from 1, in paged documents. */
  readonly page?: number;
  /** Row, from 1 and without the header, in tables of questions and answers. */
  readonly row?: number;
};

/** One numbered reference of an answer. `number` is what `[1]` in the text refers to. */
export type Citation = {
  readonly number: number;
  readonly passageId: string;
  readonly documentId: string;
  readonly title: string;
  readonly locator?: Locator;
  /** Address of the original, when visitors may open it. */
  readonly url?: string;
  /** The passage, or its beginning, as plain text. */
  readonly excerpt: string;
  /** The sentence of the passage that supports the answer. */
  readonly quote?: string;
};

/** What a guard decided, as far as the visitor may know. */
export type Moderation = {
  readonly stage: 'input' | 'output';
  readonly action: 'warn' | 'redact' | 'block';
  readonly category: string;
  /** A safe sentence for the visitor; absent when the page's own text is to be shown. */
  readonly reason?: string;
  /** Who decided: a guard of the company, or the provider of the model by a signal of its own. @default 'guard' */
  readonly origin?: 'guard' | 'provider';
  /** All that was flagged, when it was more than `category`. */
  readonly categories?: readonly string[];
  /** From 0 to 1, by category, when a classifier decided. */
  readonly scores?: Readonly<Record<string, number>>;
  /** What was shown of the reply is to be withdrawn everywhere: screen, speech, history. Under `hold` nothing wrong was shown and this is absent. */
  readonly isRetracted?: boolean;
};

/** What one request to a model took. Counts include what the optional fields name apart. */
export type Usage = {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input, read from the provider's cache. */
  readonly cachedInputTokens?: number;
  /** Of the output, thoughts. */
  readonly reasoningTokens?: number;
  readonly costUsd?: number;
};

export type HandoffStatus = 'offered' | 'requested' | 'queued' | 'taken' | 'returned' | 'closed';

/** The state of being passed to a person. */
export type Handoff = { readonly status: HandoffStatus; readonly position?: number; readonly personName?: string };

/** Ready questions that the visitor may ask next. */
export type Suggestions = { readonly suggestions: readonly string[] };

/** How well the documents carry the answer. `not-found` means: nothing was found, and the answer says so. */
export type Grounding = { readonly status: 'grounded' | 'not-found' | 'conversational'; readonly confidence: number };

/** Our own data parts; each is `{ type, id?, data }` both on the wire and in a message. */
export type ParleyDataPart =
  | { readonly type: 'data-parley-citation'; readonly id: string; readonly data: Citation }
  | { readonly type: 'data-parley-moderation'; readonly id: string; readonly data: Moderation }
  | { readonly type: 'data-parley-usage'; readonly id: string; readonly data: Usage }
  | { readonly type: 'data-parley-handoff'; readonly id: string; readonly data: Handoff }
  | { readonly type: 'data-parley-suggestions'; readonly id: string; readonly data: Suggestions }
  | { readonly type: 'data-parley-grounding'; readonly id: string; readonly data: Grounding };
