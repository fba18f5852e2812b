import type { Reference } from '../inline/inline-state.ts';
import {
  type LinkPart,
  normalizeLabel,
  readDestination,
  readLabel,
  readTitle,
  skipSpace,
} from '../inline/link-parts.ts';

export interface Definition extends Reference {
  readonly label: string;
}

/** Reads `[label]: address "title"` (section 4.7). Of a text that still grows, `incomplete` means that more may belong to it. */
export function readDefinition(source: string, offset: number, isFinal: boolean): LinkPart<Definition> {
  const open = (part: 'incomplete' | 'invalid') => (isFinal ? 'invalid' : part);
  const label = readLabel(source, offset);
  if (typeof label === 'string') return open(label);
  if (source.charAt(label.end) !== ':') return label.end >= source.length ? open('incomplete') : 'invalid';
  const name = normalizeLabel(label.value);
  const begin = skipSpace(source, label.end + 1);
  if (name === '') return 'invalid';
  if (begin >= source.length) return open('incomplete');
  const destination = readDestination(source, begin);
  if (typeof destination === 'string') return open(destination);
  const { value: address, end } = destination;
  if (end === begin) return 'invalid';
  if (end >= source.length) return isFinal ? done(name, address, '', end) : 'incomplete';

  const lineEnd = readLineEnd(source, end);
  const at = skipSpace(source, end);
  if (at >= source.length && !isFinal) return 'incomplete';
  const title = at > end ? readTitle(source, at) : 'invalid';
  if (title === 'incomplete' && !isFinal) return 'incomplete';
  const titleEnd = typeof title === 'object' ? readLineEnd(source, title.end) : null;
  if (typeof title === 'object' && titleEnd !== null) {
    return !isFinal && titleEnd >= source.length ? 'incomplete' : done(name, address, title.value, titleEnd);
  }
  return lineEnd === null ? 'invalid' : done(name, address, '', lineEnd);
}

const done = (label: string, destination: string, title: string, end: number): LinkPart<Definition> => ({
  value: { label, destination, title },
  end,
});

const spaceToEnd = /[ \t]*(?:\n|$)/y;

function readLineEnd(source: string, offset: number): number | null {
  spaceToEnd.lastIndex = offset;
  return spaceToEnd.test(source) ? spaceToEnd.lastIndex : null;
}
