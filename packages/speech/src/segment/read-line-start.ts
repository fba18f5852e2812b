import { isCjk } from './character.ts';
import { readBetween } from './read-inline.ts';
import { createUnit, type ReaderInput, type SpokenEvent } from './spoken-event.ts';

/**
 * What a line begins with. `again`: look once more behind it, as in `> - 1.`; `inline`: the rest is text;
 * `line`: the whole line was read; `fence`: code follows, until a line of these marks.
 */
export type LineStart = {
  readonly length: number;
  readonly events: readonly SpokenEvent[];
  readonly next: 'again' | 'inline' | 'line' | 'fence';
  readonly fence?: string;
  readonly isHeading?: boolean;
};

const inline: LineStart = { length: 0, events: [], next: 'inline' };
const skip = (length: number): LineStart => ({ length, events: [], next: 'again' });

/** Cells are read one after the other, with a comma that is no boundary between them. */
const readTableRow = (text: string, at: number, row: string): LineStart => {
  const line: LineStart = { length: row.length, events: [], next: 'line' };
  if (/^[\s|:-]*-[\s|:-]*$/u.test(row)) return line;
  const comma = isCjk(row.replace(/[^\p{L}]/gu, '').slice(0, 1)) ? '，' : ', ';
  const events: SpokenEvent[] = [];
  let start = at;
  for (const cell of row.split(/(?<!\\)\|/u)) {
    const from = start + (cell.length - cell.trimStart().length);
    const found = cell.trim() === '' ? [] : readBetween(text.slice(0, from + cell.trim().length), from);
    if (found.some((event) => event.type === 'unit')) {
      if (events.length > 0) events.push(createUnit(comma, { start: start - 1, end: start, isVerbatim: true }));
      events.push(...found);
    }
    start += cell.length + 1;
  }
  return { ...line, events };
};

/** Reads the marks of headings, lists, quotations, tables, rules and fences, which are not spoken; the number of an item is. */
export const readLineStart = ({ text, at, isEnd }: ReaderInput): LineStart | 'wait' => {
  const newline = text.indexOf('\n', at);
  const isWhole = newline !== -1 || isEnd;
  const rest = text.slice(at, newline === -1 ? undefined : newline);
  const first = rest[0] ?? '';
  /** The result when the line may still become something else. */
  const unless = (isOpen: boolean, otherwise: LineStart): LineStart | 'wait' =>
    isOpen && !isWhole ? 'wait' : otherwise;

  if (/\s/u.test(first)) return skip(rest.length - rest.trimStart().length);
  if (first === '>') return skip(1);
  if (first === '`' || first === '~') {
    const fence = /^(?:`+|~+)/u.exec(rest)?.[0] ?? '';
    if (fence.length < 3) return unless(fence.length === rest.length, inline);
    if (!isWhole) return 'wait';
    return first === '`' && rest.slice(fence.length).includes('`')
      ? inline
      : { length: rest.length, events: [], next: 'fence', fence };
  }
  if (first === '#') {
    const marks = /^#+/u.exec(rest)?.[0].length ?? 0;
    if (marks === rest.length) return unless(true, { length: marks, events: [], next: 'inline' });
    const isHeading = marks <= 6 && (marks > 1 || /\s/u.test(rest[1] ?? ''));
    return isHeading ? { length: marks, events: [], next: 'again', isHeading } : inline;
  }
  if (first === '|') return isWhole ? readTableRow(text, at, rest) : 'wait';
  if (/^[-*_=+:•·●◦‣]/u.test(first)) {
    if (/^[-*_=\s|:]+$/u.test(rest)) {
      return unless(
        true,
        first === ':' && !rest.includes('-') ? inline : { length: rest.length, events: [], next: 'line' },
      );
    }
    const bullet = /^(?:[-*+]\s+|[•·●◦‣]\s*)/u.exec(rest)?.[0].length ?? 0;
    if (bullet > 0) return skip(bullet);
    return unless(rest.length === 1, inline);
  }
  if (/\d/u.test(first)) {
    if (/^\d{1,3}[.)．]?$/u.test(rest)) return unless(true, inline);
    const marker = /^\d{1,3}[.)．](?=\s|[^\p{ASCII}])/u.exec(rest)?.[0];
    return marker === undefined
      ? inline
      : {
          length: marker.length,
          events: [createUnit(marker, { start: at, end: at + marker.length, isVerbatim: true })],
          next: 'inline',
        };
  }
  if (first === '[') {
    if (/^\[[ xX]?\]?$/u.test(rest)) return unless(true, inline);
    if (/^\[[ xX]\]\s/u.test(rest)) return skip(4);
    if (/^\[\^?[\w-]*(?:\]:?)?$/u.test(rest)) return unless(true, inline);
    if (!/^\[\^?[\w-]+\]:/u.test(rest)) return inline;
    const isDefinition = /^\[(?:\^[\w-]+|\d+)\]:|^\[[\w-]+\]:\s*<?https?:/u.test(rest);
    return unless(true, isDefinition ? { length: rest.length, events: [], next: 'line' } : inline);
  }
  return inline;
};
