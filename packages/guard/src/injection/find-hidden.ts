import type { Span } from '../verdict.ts';

/** Tag characters, which spell text that nobody sees, many invisible characters in a row, and what turns the direction of writing. */
const hidden =
  /[\u{e0020}-\u{e007f}]{4,}|(?:[\u200b-\u200d\u2060-\u2064\ufeff]|[\u{e0100}-\u{e01ef}]){8,}|[\u202d\u202e]/gu;

/** A flag such as that of Scotland is written with tag characters. */
const flag = '🏴';

/** Finds text that a model reads and nobody sees. */
export const findHidden = (document: string): Span[] =>
  [...document.matchAll(hidden)]
    .filter(({ index, 0: found }) => !(document.slice(0, index).endsWith(flag) && found.length < 16))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
