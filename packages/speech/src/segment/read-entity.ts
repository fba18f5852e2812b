import { createUnit, type ReaderInput, type ReaderResult } from './spoken-event.ts';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  deg: '°',
  times: '×',
  plusmn: '±',
  copy: '©',
  reg: '®',
  trade: '™',
};

const decode = (name: string): string | undefined => {
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? named[name] : undefined;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
};

/** Reads `&amp;`, `&#8212;` and their like. */
export const readEntity = ({ text, at, isEnd }: ReaderInput): ReaderResult => {
  const rest = text.slice(at, at + 12);
  const found = /^&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/iu.exec(rest);
  if (!found) return /^&[#\w]*$/u.test(rest) && rest.length < 12 && !isEnd ? 'wait' : null;
  const decoded = decode(found[1] ?? '');
  if (decoded === undefined) return null;
  const range = { start: at, end: at + found[0].length };
  return {
    length: found[0].length,
    events: [decoded.trim() === '' ? { type: 'space', ...range } : createUnit(decoded, range)],
  };
};
