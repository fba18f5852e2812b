/** Words and phrases in any script, and what happens on each. A `*` at the end of a word stands for any ending. */
export type WordList = {
  /** Named in the verdict. @default 'words' */
  readonly category?: string;
  /** Words that end the message or the reply. @default [] */
  readonly block?: readonly string[];
  /** Words that are covered up. @default [] */
  readonly redact?: readonly string[];
  /** Words that are only reported. @default [] */
  readonly warn?: readonly string[];
  /** Innocent words that a listed one is part of: what stands within them is not found. @default [] */
  readonly allow?: readonly string[];
};
