import type { AnalyzedText } from '../language/analyze-text.ts';
import { primaryLanguage } from '../language/primary-language.ts';
import { stopWords } from '../language/stop-words.ts';
import type { Thesaurus } from './thesaurus.ts';
import { pairMark } from './vocabulary.ts';

export type QueryTerm = {
  readonly text: string;
  readonly weight: number;
  readonly isPair: boolean;
  /** Terms that mean the same. */
  readonly synonyms: readonly string[];
};

const pairWeight = 0.4;
const singleWeight = 0.8;
const withoutAccents = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’]/g, '');
/** A single character of these is hardly a word of its own. */
const isSingle = (word: string): boolean => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word);

/** The terms of a query, each once, without the words that carry no topic, unless there are only such words. */
export const selectQueryTerms = (
  query: AnalyzedText,
  { language, thesaurus }: { readonly language: string | undefined; readonly thesaurus: Thesaurus },
): readonly QueryTerm[] => {
  const { words, surfaces, pairs } = query;
  const stops = stopWords.get(primaryLanguage(language ?? ''));
  const isStop = (surface: string): boolean =>
    stops?.has(surface) === true || stops?.has(withoutAccents(surface)) === true;
  const stopped = new Set(surfaces.filter(isStop));
  const hits = thesaurus.find(query);
  /** Words that say one thing together are one term, at the first of them. */
  const phrases = new Map(hits.flatMap((hit) => hit.words.map((word) => [word, hit])));

  const seen = new Set<string>();
  const terms: QueryTerm[] = [];
  words.forEach((word, index) => {
    const hit = phrases.get(word);
    const isPhrase = hit !== undefined && hit.words.length > 1;
    if (word === '' || seen.has(word) || (isStop(surfaces[index] ?? '') && !isPhrase)) return;
    for (const other of hit?.words ?? [word]) seen.add(other);
    const weight = isSingle(word) && !isPhrase ? singleWeight : 1;
    terms.push({ text: word, weight, isPair: false, synonyms: hit?.terms ?? [] });
  });
  for (const pair of pairs) {
    const text = `${pairMark}${pair}`;
    // A pair that is a stop word, or made of two of them, asks for nothing.
    if (seen.has(text) || stopped.has(pair) || [...pair].every(isStop)) continue;
    seen.add(text);
    terms.push({ text, weight: pairWeight, isPair: true, synonyms: [] });
  }
  if (terms.length > 0) return terms;
  return [...new Set(words)]
    .filter((word) => word !== '')
    .map((text) => ({ text, weight: 1, isPair: false, synonyms: [] }));
};
