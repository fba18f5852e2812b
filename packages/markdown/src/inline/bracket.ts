import type { Piece } from './piece-list.ts';

/** A `[` or `![` that was not closed yet. */
export interface Bracket {
  readonly piece: Piece;
  readonly isImage: boolean;
  /** Where its text begins in the source. */
  readonly offset: number;
  /** A link cannot hold a link: once one is complete, the brackets around it are only brackets. */
  isActive: boolean;
  /** Holds another bracket, and so cannot be a label. */
  hasInner: boolean;
  /** How many are open around it. */
  readonly depth: number;
  readonly previous: Bracket | null;
}
