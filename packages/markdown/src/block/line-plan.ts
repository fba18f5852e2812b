import type { Alignment } from './block-view.ts';

/** What identifies a list: items with another mark begin another list. */
export interface ListMark {
  readonly mark: string;
  /** The number of the first item; `null` for bullets. */
  readonly start: number | null;
}

/** A container that a line begins. */
export type ContainerStart =
  | { readonly kind: 'quote' }
  | { readonly kind: 'item'; readonly list: ListMark; readonly indent: number };

export interface Fence {
  readonly mark: string;
  readonly length: number;
  readonly indent: number;
  readonly language: string;
}

/** What a line holds, once its containers are taken off. */
export type LineContent =
  | { readonly kind: 'blank' | 'rule' | 'fence-end' }
  /** To be added to the open leaf, or to begin a paragraph. */
  | { readonly kind: 'text' | 'code' | 'indented-code' | 'row'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'underline'; readonly level: number }
  | { readonly kind: 'fence'; readonly fence: Fence }
  | { readonly kind: 'table'; readonly alignments: readonly Alignment[] };

/** How a line continues the document. Made without changing anything. */
export interface LinePlan {
  /** How many of the open containers go on. */
  readonly kept: number;
  /** The open leaf goes on, as far as containers are concerned. */
  readonly isLeafKept: boolean;
  /** The text goes on with a paragraph although its containers' marks are missing (section 5.1). */
  readonly isLazy: boolean;
  readonly starts: readonly ContainerStart[];
  readonly content: LineContent;
}

/** What the planner has to know of the open blocks. */
export interface OpenBlocks {
  readonly containers: readonly OpenContainerShape[];
  readonly leaf: OpenLeafShape;
}

export type OpenContainerShape =
  | { readonly kind: 'quote' | 'list' }
  | { readonly kind: 'item'; readonly indent: number; readonly isEmpty: boolean };

export type OpenLeafShape =
  | { readonly kind: 'none' | 'indented-code' | 'table' }
  | { readonly kind: 'fence'; readonly fence: Fence }
  | {
      readonly kind: 'paragraph';
      /** Holds more than definitions, so an underline makes it a heading. */
      readonly hasText: () => boolean;
      readonly lastLine: () => string;
    };
