import type { Cue } from '@parley/core';

/** One character that is spoken, or several that belong together. Offsets are in the source. */
export type SpokenUnit = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Code, the host of an address, the number of a list item: no boundary lies inside. */
  readonly isVerbatim: boolean;
};

/** What is left of Markdown when it is read aloud. A `drop` marks where something silent stood. */
export type SpokenEvent =
  | { readonly type: 'unit'; readonly unit: SpokenUnit }
  | { readonly type: 'space'; readonly start: number; readonly end: number }
  | { readonly type: 'drop' }
  | { readonly type: 'cue'; readonly cue: Cue }
  | { readonly type: 'break' };

/** What a reader made of the text at a position. `skipTo`: everything up to and with this string is silent. */
export type Reading = { readonly length: number; readonly events: readonly SpokenEvent[]; readonly skipTo?: string };

/**
 * `wait` when what follows may change the meaning, `null` when this reader has nothing to say.
 * A reading must be the same whatever follows, otherwise the chunks would depend on how the stream was cut.
 */
export type ReaderResult = Reading | 'wait' | null;

/** `isEnd`: nothing follows `text`. */
export type ReaderInput = { readonly text: string; readonly at: number; readonly isEnd: boolean };

export const createUnit = (
  text: string,
  range: { readonly start: number; readonly end: number; readonly isVerbatim?: boolean },
): SpokenEvent => ({
  type: 'unit',
  unit: { text, start: range.start, end: range.end, isVerbatim: range.isVerbatim ?? false },
});

export const drop = (length: number): Reading => ({ length, events: [{ type: 'drop' }] });
