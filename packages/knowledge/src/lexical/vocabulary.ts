/** Terms and their numbers, from 1; 0 is the place between two sentences. */
export type Vocabulary = {
  readonly terms: readonly string[];
  find(term: string): number | undefined;
  add(term: string): number;
  /** Written alike: other terms with how much of their three-letter pieces they share, from 0 to 1, the likest first. */
  findSimilar(term: string): readonly SimilarTerm[];
};

export type SimilarTerm = { readonly term: number; readonly similarity: number };

/** A pair of characters has its own terms, or a word of two characters would count twice. */
export const pairMark = '\u0001';

const leastSimilarity = 0.45;
const mostSimilar = 24;
const comparable =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Hangul}\p{M}]{3,40}$/u;

const piecesOf = (term: string): ReadonlySet<string> => {
  const padded = `^${term}$`;
  const pieces = new Set<string>();
  for (let index = 0; index + 3 <= padded.length; index += 1) pieces.add(padded.slice(index, index + 3));
  return pieces;
};

export const createVocabulary = (): Vocabulary => {
  const terms: string[] = [''];
  const numbers = new Map<string, number>([['', 0]]);
  const pieceCounts: number[] = [0];
  const termsByPiece = new Map<string, number[]>();
  /** Terms up to here are in `termsByPiece`: pieces are made at the first search, not while indexing. */
  let indexedTo = 1;

  const indexPieces = () => {
    for (; indexedTo < terms.length; indexedTo += 1) {
      const term = terms[indexedTo] ?? '';
      const pieces = comparable.test(term) ? piecesOf(term) : new Set<string>();
      pieceCounts[indexedTo] = pieces.size;
      for (const piece of pieces) {
        const known = termsByPiece.get(piece);
        if (known === undefined) termsByPiece.set(piece, [indexedTo]);
        else known.push(indexedTo);
      }
    }
  };

  return {
    terms,
    find: (term) => numbers.get(term),
    add(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, terms.length);
      return terms.push(term) - 1;
    },
    findSimilar(term) {
      if (!comparable.test(term)) return [];
      indexPieces();
      const pieces = piecesOf(term);
      const shared = new Map<number, number>();
      for (const piece of pieces) {
        for (const other of termsByPiece.get(piece) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
      const similar: SimilarTerm[] = [];
      for (const [other, count] of shared) {
        const similarity = (2 * count) / (pieces.size + (pieceCounts[other] ?? 0));
        if (similarity >= leastSimilarity && terms[other] !== term) similar.push({ term: other, similarity });
      }
      return similar.sort((left, right) => right.similarity - left.similarity).slice(0, mostSimilar);
    },
  };
};
