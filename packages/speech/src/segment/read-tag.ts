import { createUnit, drop, type ReaderInput, type ReaderResult } from './spoken-event.ts';

/** Elements whose content is not meant for the visitor. */
const silent = /^<(think|thinking|script|style)\b[^<>]*>/iu;
const block = /^<\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|blockquote|pre)\b/iu;
const tag = /^<\/?[a-z][^<>\n]*>/iu;

/** Reads an HTML tag or comment, which is never spoken, and `<https://…>`. */
export const readTag = ({ text, at, isEnd }: ReaderInput): ReaderResult => {
  const rest = text.slice(at, at + 500);
  if (rest.length === 1) return isEnd ? null : 'wait';
  if ('<!--'.startsWith(rest)) return isEnd ? null : 'wait';
  if (rest.startsWith('<!--')) return { length: 4, events: [{ type: 'drop' }], skipTo: '-->' };
  if (!/^<[a-z/]/iu.test(rest)) return null;
  const found = tag.exec(rest)?.[0];
  if (found === undefined) return isEnd || /[<>\n]/.test(rest.slice(1)) || rest.length === 500 ? null : 'wait';
  const inside = found.slice(1, -1);
  if (/^https?:/iu.test(inside)) {
    const host = inside.replace(/^https?:\/\//iu, '').replace(/[/?#:].*$/u, '');
    return {
      length: found.length,
      events: [createUnit(host, { start: at, end: at + found.length, isVerbatim: true })],
    };
  }
  if (/^[^\s@]+@[^\s@]+$/u.test(inside)) {
    return {
      length: found.length,
      events: [createUnit(inside, { start: at, end: at + found.length, isVerbatim: true })],
    };
  }
  const name = silent.exec(found)?.[1];
  if (name !== undefined && !found.endsWith('/>')) {
    return { length: found.length, events: [{ type: 'drop' }], skipTo: `</${name}>` };
  }
  return block.test(found) ? { length: found.length, events: [{ type: 'break' }] } : drop(found.length);
};
