import type { InlineLeaf } from '../inline/inline-leaf.ts';
import type { InlineContext, Reference } from '../inline/inline-state.ts';
import type { OpenLeafShape } from './line-plan.ts';

/** The open block that takes the text of lines. */
export interface Leaf {
  readonly shape: OpenLeafShape;
  /** Begins another line of the block. */
  beginLine(): void;
  append(text: string): void;
  /** Shows what has arrived. */
  show(): void;
  close(): void;
}

/** What leaves need of the document they stand in. */
export interface LeafDocument {
  readonly context: InlineContext;
  define(label: string, reference: Reference): void;
  /** Takes a closed leaf whose links may still find their definitions. */
  watch(leaf: InlineLeaf): void;
}
