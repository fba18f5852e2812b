import type { QueryTerm } from './query-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

const pairWeight = 0.3;
const sentenceWeight = 0.4;
const window = 4;

/** What a passage gains by having the query's words next to each other, and by having many of them in one sentence. */
export const scoreCloseness = (
  body: readonly number[],
  terms: readonly QueryTerm[],
  vocabulary: Vocabulary,
  weights: ReadonlyMap<number, number>,
): number => {
  const order = terms.flatMap(({ text, isPair }) => (isPair ? [] : [vocabulary.find(text) ?? -1]));
  const following = new Map<number, number>();
  order.slice(1).forEach((term, index) => {
    following.set(order[index] ?? -1, term);
  });

  const paired = new Map<number, number>();
  let bestSentence = 0;
  let sentence = 0;
  let inSentence = new Set<number>();
  body.forEach((term, index) => {
    if (term === 0) {
      bestSentence = Math.max(bestSentence, sentence);
      sentence = 0;
      inSentence = new Set();
      return;
    }
    const weight = weights.get(term);
    if (weight === undefined) return;
    if (!inSentence.has(term)) {
      inSentence.add(term);
      sentence += weight;
    }
    const next = following.get(term);
    if (next === undefined) return;
    for (let distance = 1; distance <= window; distance += 1) {
      const other = body[index + distance];
      if (other === 0 || other === undefined) break;
      if (other === next) {
        const gain = Math.min(weight, weights.get(next) ?? 0) / Math.sqrt(distance);
        paired.set(term, Math.max(paired.get(term) ?? 0, gain));
        break;
      }
    }
  });
  bestSentence = Math.max(bestSentence, sentence);
  let together = 0;
  for (const gain of paired.values()) together += gain;
  return pairWeight * together + sentenceWeight * bestSentence;
};
