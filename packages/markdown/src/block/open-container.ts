import type { BlockView } from './block-view.ts';

interface OpenBlock {
  readonly view: BlockView;
  /** The last line that holds any of it: a gap behind it makes a list loose. */
  lastLine: number;
}

export interface OpenQuote extends OpenBlock {
  readonly kind: 'quote';
}

export interface OpenList extends OpenBlock {
  readonly kind: 'list';
  readonly mark: string;
  isLoose: boolean;
  /** Paragraphs that get an element if the list turns out loose. */
  readonly bare: BlockView[];
}

export interface OpenItem extends OpenBlock {
  readonly kind: 'item';
  /** Columns that its lines are indented by. */
  readonly indent: number;
  isEmpty: boolean;
}

export type OpenContainer = OpenQuote | OpenList | OpenItem;
