import type { InlineView } from '../inline/inline-leaf.ts';

export type Alignment = 'left' | 'center' | 'right' | null;

/** The kinds of block a document is made of. */
export type BlockKind =
  | { readonly kind: 'quote' }
  /** `start` is `null` for bullets. */
  | { readonly kind: 'list'; readonly start: number | null }
  | { readonly kind: 'item' }
  /** A bare paragraph stands in a tight list, without an element of its own. */
  | { readonly kind: 'paragraph'; readonly isBare: boolean }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'code'; readonly language: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'table' }
  | { readonly kind: 'row'; readonly isHead: boolean }
  | { readonly kind: 'cell'; readonly isHead: boolean; readonly alignment: Alignment };

/** One block where it is shown. The parser only appends, so what is on the screen stays. */
export interface BlockView extends InlineView {
  /** Adds a block at the end of this one. */
  open(block: BlockKind): BlockView;
  /** Adds to the text of a code block. */
  appendText(text: string): void;
  /** Gives a bare paragraph its element: its list has turned out to be loose. */
  loosen(): void;
  /** Turns a paragraph into a heading: it has turned out to be underlined. */
  becomeHeading(level: number): void;
  remove(): void;
}
