import type { AnalyzedText } from '../language/analyze-text.ts';
import { everydaySynonyms } from '../language/everyday-synonyms.ts';
import { pairMark } from './vocabulary.ts';

/** A stretch of a query that has synonyms. */
export type SynonymHit = {
  /** The words of the stretch, in the form in which they are compared. */
  readonly words: readonly string[];
  /** Terms of the index that mean the same. */
  readonly terms: readonly string[];
};

export type Thesaurus = {
  /** What in a query has synonyms, the longest stretches first. */
  find(query: AnalyzedText): readonly SynonymHit[];
};

export type CreateThesaurusOptions = {
  readonly analyze: (text: string) => AnalyzedText;
  /** Groups of words or phrases that mean the same, besides those of everyday talk. @default [] */
  readonly synonyms?: readonly (readonly string[])[];
};

const wordsOf = ({ words }: AnalyzedText): readonly string[] => words.filter((word) => word !== '');
const boundary = '\u0002';
const join = (words: readonly string[]): string => boundary + words.join(boundary) + boundary;

export const createThesaurus = ({ analyze, synonyms = [] }: CreateThesaurusOptions): Thesaurus => {
  const entries = new Map<string, { readonly words: readonly string[]; readonly terms: Set<string> }>();
  for (const group of [...[...everydaySynonyms.values()].flat(), ...synonyms]) {
    const phrases = group.map((phrase) => {
      const analyzed = analyze(phrase);
      const words = wordsOf(analyzed);
      const [pair] = analyzed.pairs;
      // A word of two characters may be cut in two where it stands; as a pair it is found all the same.
      const terms = [
        ...(words.length === 1 ? words : []),
        ...(analyzed.pairs.length === 1 && pair !== undefined && words.length > 1 ? [`${pairMark}${pair}`] : []),
      ];
      return { words, terms };
    });
    for (const phrase of phrases) {
      const key = join(phrase.words);
      const entry = entries.get(key) ?? { words: phrase.words, terms: new Set<string>() };
      entries.set(key, entry);
      for (const other of phrases) if (other !== phrase) for (const term of other.terms) entry.terms.add(term);
    }
  }
  const ordered = [...entries].sort(([left], [right]) => right.length - left.length);

  return {
    find(query) {
      let text = join(wordsOf(query));
      const hits: SynonymHit[] = [];
      for (const [key, { words, terms }] of ordered) {
        if (!text.includes(key)) continue;
        hits.push({ words, terms: [...terms] });
        // A word counts for its longest phrase only.
        text = text.replaceAll(key, boundary + boundary);
      }
      return hits;
    },
  };
};
