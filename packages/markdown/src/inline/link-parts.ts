import { unescapeText } from './decode-entity.ts';

/** Something that was read, or why not: `incomplete` means that more text may still make it whole. */
export type LinkPart<T> = { readonly value: T; readonly end: number } | 'incomplete' | 'invalid';

export interface LinkTarget {
  readonly destination: string;
  readonly title: string;
}

const labelPattern = /\[((?:[^\\[\]]|\\.){0,999})(\]?)/sy;
const maxParentheses = 32;

/** Folds a label as section 4.7 asks, so that `[Foo]` finds `[FOO]: /url`. */
export const normalizeLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

/** Reads `[label]`; an empty label is a value too, because `[foo][]` has one. */
export function readLabel(source: string, offset: number): LinkPart<string> {
  labelPattern.lastIndex = offset;
  const match = labelPattern.exec(source);
  const [, label = '', end] = match ?? [];
  if (!match) return 'invalid';
  if (end) return { value: label, end: labelPattern.lastIndex };
  const rest = source.charAt(labelPattern.lastIndex);
  return rest === '' || (rest === '\\' && labelPattern.lastIndex === source.length - 1) ? 'incomplete' : 'invalid';
}

const angleDestination = /<((?:[^\\<>\n]|\\.)*)(>?)/y;

/** Reads `<an address>` or `an-address`. */
export function readDestination(source: string, offset: number): LinkPart<string> {
  if (source.charAt(offset) === '<') {
    angleDestination.lastIndex = offset;
    const [, address = '', end] = angleDestination.exec(source) ?? [];
    if (end) return { value: unescapeText(address), end: angleDestination.lastIndex };
    return angleDestination.lastIndex >= source.length ? 'incomplete' : 'invalid';
  }
  let depth = 0;
  let at = offset;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x5c && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1))) at++;
    else if (code === 0x28 && ++depth > maxParentheses) return 'invalid';
    else if (code === 0x29 && --depth < 0) break;
    else if (code <= 0x20 || code === 0x7f) break;
  }
  if (depth > 0) return at >= source.length ? 'incomplete' : 'invalid';
  return { value: unescapeText(source.slice(offset, at)), end: at };
}

const titlePatterns: Readonly<Record<string, RegExp>> = {
  '"': /"((?:[^\\"]|\\.)*)("?)/sy,
  "'": /'((?:[^\\']|\\.)*)('?)/sy,
  '(': /\(((?:[^\\()]|\\.)*)(\)?)/sy,
};

export function readTitle(source: string, offset: number): LinkPart<string> {
  const pattern = titlePatterns[source.charAt(offset)];
  if (!pattern) return offset >= source.length ? 'incomplete' : 'invalid';
  pattern.lastIndex = offset;
  const [, title = '', end] = pattern.exec(source) ?? [];
  if (/\n[ \t]*\n/.test(title)) return 'invalid';
  if (end) return { value: unescapeText(title), end: pattern.lastIndex };
  return source.length - pattern.lastIndex <= 1 ? 'incomplete' : 'invalid';
}

const space = /[ \t]*\n?[ \t]*/y;

export function skipSpace(source: string, offset: number): number {
  space.lastIndex = offset;
  space.test(source);
  return space.lastIndex;
}

/** Reads `(address "title")`. */
export function readTarget(source: string, offset: number): LinkPart<LinkTarget> {
  const begin = skipSpace(source, offset + 1);
  if (begin >= source.length) return 'incomplete';
  const destination = readDestination(source, begin);
  if (typeof destination === 'string') return destination;
  let at = skipSpace(source, destination.end);
  if (source.charAt(at) === ')') return { value: { destination: destination.value, title: '' }, end: at + 1 };
  if (at >= source.length) return 'incomplete';
  if (at === destination.end) return 'invalid';
  const title = readTitle(source, at);
  if (typeof title === 'string') return title;
  at = skipSpace(source, title.end);
  if (at >= source.length) return 'incomplete';
  if (source.charAt(at) !== ')') return 'invalid';
  return { value: { destination: destination.value, title: title.value }, end: at + 1 };
}
