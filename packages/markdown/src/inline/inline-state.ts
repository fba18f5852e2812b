import type { Bracket } from './bracket.ts';
import type { DelimiterStack } from './delimiters.ts';
import type { PieceList } from './piece-list.ts';

/** Where a `[label]: address` definition leads. */
export interface Reference {
  readonly destination: string;
  readonly title: string;
}

/** What the text of a block is read with. */
export interface InlineContext {
  /** A newline in the text is a line break. */
  readonly breaks: boolean;
  /** `[1]` is a citation. */
  readonly citations: boolean;
  readonly references: ReadonlyMap<string, Reference>;
  /** Is told each label that has no definition yet: a definition may still arrive. */
  readonly onMissing: (label: string) => void;
}

/** One parse under way. */
export interface InlineState {
  readonly source: string;
  readonly context: InlineContext;
  /** More text may follow. */
  readonly isOpen: boolean;
  readonly pieces: PieceList;
  readonly delimiters: DelimiterStack;
  bracket: Bracket | null;
  at: number;
  end: number;
}
