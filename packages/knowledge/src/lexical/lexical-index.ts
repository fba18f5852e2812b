import { readFaq } from '../faq-passage.ts';
import { createAnalyzer } from '../language/analyze-text.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { convertMarkdownToText } from '../markdown-to-text.ts';
import type { Passage } from '../passage.ts';
import type { IndexedEntry, LexicalIndexRecord } from './index-record.ts';
import { createPostings, type Postings } from './postings.ts';
import { selectQueryTerms } from './query-terms.ts';
import { rankPassages } from './rank-passages.ts';
import { createThesaurus } from './thesaurus.ts';
import { createVocabulary, pairMark } from './vocabulary.ts';

export type SearchOptions = {
  /** @default 8 */
  readonly limit?: number;
  /** BCP 47 language of the query, when its text does not tell. */
  readonly language?: string;
};

export type SearchResult = {
  readonly id: string;
  /** BCP 47 language of the passage. */
  readonly language: string;
  /** From 0 to 1, comparable across queries: how much of what was asked the passage has. */
  readonly score: number;
};

export type LexicalIndex = {
  readonly size: number;
  /** Adds passages; one with a known id takes the place of the old. */
  add(passages: readonly Pick<Passage, 'id' | 'title' | 'text' | 'locator' | 'language'>[]): void;
  remove(ids: readonly string[]): void;
  /** The passages that fit best, best first. */
  search(query: string, options?: SearchOptions): readonly SearchResult[];
  toJSON(): LexicalIndexRecord;
};

export type CreateLexicalIndexOptions = {
  /** An index as `toJSON` gave it. Check what comes from a file with `isLexicalIndexRecord`. */
  readonly record?: LexicalIndexRecord;
  /** Groups of words or phrases that mean the same in your trade, besides those of everyday talk. @default [] */
  readonly synonyms?: readonly (readonly string[])[];
};

/**
 * An index of words: BM25F over title, headings and body, words written alike, words that stand together, and the share
 * of the question that the title covers. Works without a model, in a page as on a server.
 *
 * Searching is synchronous: a few milliseconds for some thousand passages.
 */
export const createLexicalIndex = ({ record, synonyms = [] }: CreateLexicalIndexOptions = {}): LexicalIndex => {
  const analyze = createAnalyzer();
  const thesaurus = createThesaurus({ analyze, synonyms });
  const vocabulary = createVocabulary();
  let entries: (IndexedEntry | undefined)[] = [];
  const positions = new Map<string, number>();
  let postings: Postings | undefined;

  const number = (text: string): readonly number[] => {
    const { words, pairs } = analyze(text);
    // Pairs stand behind the words, after a sentence of their own, so that they are near to nothing.
    return [
      ...words.map((word) => vocabulary.add(word)),
      0,
      ...pairs.map((pair) => vocabulary.add(`${pairMark}${pair}`)),
    ];
  };

  const put = (entry: IndexedEntry) => {
    const known = positions.get(entry.id);
    if (known !== undefined) {
      entries[known] = undefined;
      postings = undefined;
    }
    positions.set(entry.id, entries.length);
    postings?.add(entries.length, entry);
    entries.push(entry);
  };

  for (const term of record?.terms ?? []) vocabulary.add(term);
  for (const entry of record?.entries ?? []) put(entry);

  /** Postings are made at the first search after a removal: one pass, however many went. */
  const requirePostings = (): Postings => {
    if (postings !== undefined) return postings;
    entries = entries.filter((entry) => entry !== undefined);
    positions.clear();
    const made = createPostings();
    entries.forEach((entry, position) => {
      if (entry === undefined) return;
      positions.set(entry.id, position);
      made.add(position, entry);
    });
    postings = made;
    return made;
  };

  return {
    get size() {
      return positions.size;
    },
    add(passages) {
      for (const passage of passages) {
        const faq = readFaq(passage);
        const headings = [...(passage.locator.headings ?? []), ...(faq === undefined ? [] : [faq.question])];
        put({
          id: passage.id,
          language: passage.language,
          title: number(passage.title),
          headings: number(headings.join('\n')),
          body: number(convertMarkdownToText(faq?.answer ?? passage.text)),
        });
      }
    },
    remove(ids) {
      for (const id of ids) {
        const position = positions.get(id);
        if (position === undefined) continue;
        entries[position] = undefined;
        positions.delete(id);
        postings = undefined;
      }
    },
    search(query, { limit = 8, language } = {}) {
      const known = requirePostings();
      const terms = selectQueryTerms(analyze(query), { language: detectLanguage(query) ?? language, thesaurus });
      return rankPassages({ terms, vocabulary, postings: known, limit }).flatMap(({ position, score }) => {
        const entry = entries[position];
        return entry === undefined ? [] : [{ id: entry.id, language: entry.language, score }];
      });
    },
    toJSON: () => ({
      version: 1,
      terms: vocabulary.terms,
      entries: entries.filter((entry) => entry !== undefined),
    }),
  };
};
