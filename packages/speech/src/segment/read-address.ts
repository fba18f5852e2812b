import { createUnit, type ReaderInput, type ReaderResult } from './spoken-event.ts';

const starts = ['https://', 'http://', 'www.'];
const stop = /[\s<>"`|*^\\{}\u2018-\u201F\u2026\u2E80-\u{10FFFF}]/u;

/** Marks at the end belong to the sentence, not to the address; a bracket only when it was opened in the address. */
const trimEnd = (address: string) => {
  let end = address.length;
  for (;;) {
    const last = address[end - 1] ?? '';
    const isUnpaired = last === ')' && !address.slice(0, end).includes('(');
    if (!/[.,;:!?'\]_~]/.test(last) && !isUnpaired) return address.slice(0, end);
    end -= 1;
  }
};

/** Reads a bare address; only its host is spoken. */
export const readAddress = ({ text, at, isEnd }: ReaderInput): ReaderResult => {
  const head = text.slice(at, at + 8).toLowerCase();
  const start = starts.find((candidate) => head.startsWith(candidate));
  if (start === undefined) {
    return !isEnd && at + head.length === text.length && starts.some((candidate) => candidate.startsWith(head))
      ? 'wait'
      : null;
  }
  const length = text.slice(at).search(stop);
  if (length === -1 && !isEnd) return 'wait';
  const address = trimEnd(text.slice(at, length === -1 ? undefined : at + length));
  if (address.length <= start.length) return null;
  const host = address
    .replace(/^https?:\/\//iu, '')
    .replace(/[/?#].*$/u, '')
    .replace(/^.*@/u, '')
    .replace(/:\d*$/u, '');
  const unit = createUnit(host, { start: at, end: at + address.length, isVerbatim: true });
  return { length: address.length, events: host === '' ? [{ type: 'drop' }] : [unit] };
};
