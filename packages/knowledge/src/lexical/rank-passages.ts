import type { Postings } from './postings.ts';
import type { QueryTerm } from './query-terms.ts';
import { scoreCloseness } from './score-closeness.ts';
import type { Vocabulary } from './vocabulary.ts';

export type RankPassagesOptions = {
  readonly terms: readonly QueryTerm[];
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
  readonly limit: number;
};

export type RankedPosition = { readonly position: number; readonly score: number };

const saturation = 1.2;
const lengthShare = { title: 0.5, headings: 0.5, body: 0.75 };
const fieldWeight = { title: 10, headings: 6, body: 1 };
/** A word written alike counts this much of the word itself; more when the word itself stands nowhere, since it is then a typo. */
const similarWeight = 0.6;
const typoWeight = 0.8;
const synonymWeight = 0.75;
const titleCoverWeight = 0.8;
/** Only the best by words are looked at for closeness, which reads the whole passage. */
const longListLength = 60;

/**
 * Scores every passage that has a term of the query, and divides by what a passage could reach that answers every term.
 *
 * Terms that stand nowhere count fully in the divisor: a question whose main word is unknown must not look answered.
 */
export const rankPassages = ({
  terms,
  vocabulary,
  postings,
  limit,
}: RankPassagesOptions): readonly RankedPosition[] => {
  const { size, averageLengths } = postings;
  if (size === 0 || terms.length === 0) return [];
  const scores = new Float64Array(size);
  const titleCover = new Float64Array(size);
  const best = new Float64Array(size);
  const touched = new Set<number>();
  const norms = (position: number) => {
    const length = postings.lengthAt(position);
    return {
      title: 1 - lengthShare.title + (lengthShare.title * length.title) / (averageLengths.title || 1),
      headings: 1 - lengthShare.headings + (lengthShare.headings * length.headings) / (averageLengths.headings || 1),
      body: 1 - lengthShare.body + (lengthShare.body * length.body) / (averageLengths.body || 1),
    };
  };
  const cachedNorms: (ReturnType<typeof norms> | undefined)[] = [];
  const normsOf = (position: number) => {
    const known = cachedNorms[position];
    if (known !== undefined) return known;
    const made = norms(position);
    cachedNorms[position] = made;
    return made;
  };
  const idfOf = (count: number): number => Math.log(1 + (size - count + 0.5) / (count + 0.5));

  const weights = new Map<number, number>();
  let total = 0;
  for (const { text, weight, isPair, synonyms } of terms) {
    const term = vocabulary.find(text);
    const own = term === undefined ? undefined : postings.find(term);
    const count = own?.positions.length ?? 0;
    // A pair that stands nowhere is most often the seam of two words; a word that stands nowhere is a topic that is missing.
    if (isPair && count === 0) continue;
    const same = synonyms.flatMap((synonym) => vocabulary.find(synonym) ?? []);
    const sameCounts = same.map((other) => postings.find(other)?.positions.length ?? 0);
    // What is said in another word is as rare as that word.
    const idf = idfOf(count === 0 ? Math.max(0, ...sameCounts) : count) * weight;
    total += idf;
    if (!isPair) {
      for (const other of same) weights.set(other, synonymWeight * idf);
      if (term !== undefined) weights.set(term, idf);
    }

    const isKnown = count > 0 || sameCounts.some((other) => other > 0);
    const found: number[] = [];
    const covered = new Set<number>();
    const collect = (other: number, share: number) => {
      const list = postings.find(other);
      if (list === undefined) return;
      list.positions.forEach((position, index) => {
        const norm = normsOf(position);
        const inTitle = list.titleCounts[index] ?? 0;
        const frequency =
          (fieldWeight.title * inTitle) / norm.title +
          (fieldWeight.headings * (list.headingCounts[index] ?? 0)) / norm.headings +
          (fieldWeight.body * (list.bodyCounts[index] ?? 0)) / norm.body;
        const value = (share * idf * frequency * (saturation + 1)) / (saturation + frequency);
        if ((best[position] ?? 0) === 0) found.push(position);
        if (value > (best[position] ?? 0)) best[position] = value;
        if (inTitle > 0 && !isPair && share >= synonymWeight) covered.add(position);
      });
    };
    if (term !== undefined) collect(term, 1);
    for (const other of same) collect(other, synonymWeight);
    if (!isPair) {
      for (const similar of vocabulary.findSimilar(text)) {
        collect(similar.term, similar.similarity * (isKnown ? similarWeight : typoWeight));
      }
    }
    for (const position of covered) titleCover[position] = (titleCover[position] ?? 0) + idf;
    for (const position of found) {
      scores[position] = (scores[position] ?? 0) + (best[position] ?? 0);
      best[position] = 0;
      touched.add(position);
    }
  }

  const byScore = (left: RankedPosition, right: RankedPosition) =>
    right.score - left.score || left.position - right.position;
  const longList = Array.from(touched, (position) => ({
    position,
    score: (scores[position] ?? 0) + titleCoverWeight * (titleCover[position] ?? 0),
  }))
    .sort(byScore)
    .slice(0, Math.max(longListLength, limit));

  const ideal = total * (saturation + 1);
  return longList
    .map(({ position, score }) => {
      const entry = postings.entryAt(position);
      const closeness = entry === undefined ? 0 : scoreCloseness(entry.body, terms, vocabulary, weights);
      return { position, score: Math.tanh(((score + closeness) / ideal) * (total / Math.log(1 + size)) ** 0.4) };
    })
    .sort(byScore)
    .slice(0, limit);
};
