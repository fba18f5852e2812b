import type { AnalyzedText } from '../language/analyze-text.ts';
import { primaryLanguage } from '../language/primary-language.ts';
import { stopWords } from '../language/stop-words.ts';
import { pairMark } from './vocabulary.ts';

export type QueryTerm = { readonly text: string; readonly weight: number; readonly isPair: boolean };

const pairWeight = 0.4;
const withoutAccents = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’]/g, '');
/** A single character of these is hardly a word of its own. */
const isSingle = (word: string): boolean => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word);

/** The terms of a query, each once, without the words that carry no topic. All words, when there are only such words. */
export const selectQueryTerms = (
  { words, surfaces, pairs }: AnalyzedText,
  language: string | undefined,
): readonly QueryTerm[] => {
  const stops = stopWords.get(primaryLanguage(language ?? ''));
  const isStop = (surface: string): boolean =>
    stops?.has(surface) === true || stops?.has(withoutAccents(surface)) === true;
  const stopped = new Set(surfaces.filter(isStop));
  const seen = new Set<string>();
  const terms: QueryTerm[] = [];
  words.forEach((word, index) => {
    if (word === '' || seen.has(word) || isStop(surfaces[index] ?? '')) return;
    seen.add(word);
    terms.push({ text: word, weight: isSingle(word) ? 0.5 : 1, isPair: false });
  });
  for (const pair of pairs) {
    // A pair that is a stop word, or made of two of them, asks for nothing.
    const characters = [...pair];
    if (seen.has(`${pairMark}${pair}`) || stopped.has(pair) || characters.every((character) => isStop(character)))
      continue;
    seen.add(`${pairMark}${pair}`);
    terms.push({ text: `${pairMark}${pair}`, weight: pairWeight, isPair: true });
  }
  if (terms.some(({ isPair }) => !isPair) || terms.length > 0) return terms;
  return [...new Set(words)].filter((word) => word !== '').map((text) => ({ text, weight: 1, isPair: false }));
};
