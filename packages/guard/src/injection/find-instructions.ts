import type { Span } from '../verdict.ts';
import { foldDocument } from './fold-document.ts';

const quotes = /["“”'‘’「」『』«»`]/;
const mention =
  /attack|malicious|suspicious|phish|inject|scam|fraud|e\.g\.|example|such as|may (?:write|say|contain|try|read)|might|phrases?|called|攻击|攻擊|可疑|恶意|钓鱼|诈骗|注入|例如|比如|可能|所谓|诸如|类似|angreifer|beispiel|exemple|ejemplo|esempio|exemplo|пример|злоумышленник|攻撃|例えば|공격|예를/;

/** In quotes, and told about: `Attackers may write "…"`. */
const isMention = (text: string, start: number, end: number) =>
  quotes.test(text.slice(Math.max(0, start - 2), start)) &&
  quotes.test(text.slice(end, end + 60)) &&
  mention.test(text.slice(Math.max(0, start - 100), start));

const sentenceStart = /[.!?。！？\n;；][^.!?。！？\n;；]*$/;

/** The sentence that an instruction begins in, and the rest of its paragraph, which says what it wants. */
const widen = (document: string, start: number, end: number): Span => {
  const before = document.slice(Math.max(0, start - 200), start);
  const opening = sentenceStart.exec(before);
  const from = opening === null ? start - before.length : start - before.length + opening.index + 1;
  const blank = document.indexOf('\n\n', end);
  const leading = document.slice(from, start).length - document.slice(from, start).trimStart().length;
  return { start: Math.min(start, from + leading), end: blank < 0 ? document.length : blank };
};

/** Finds what is said to the model itself, however it is disguised, and not what is only told about. */
export const findInstructions = (document: string, forms: readonly RegExp[]): Span[] => {
  const { text, places } = foldDocument(document);
  return forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ index, 0: found }) => {
      const end = index + found.length;
      if (isMention(text, index, end)) return [];
      return [widen(document, places[index] ?? 0, places[end] ?? document.length)];
    }),
  );
};
