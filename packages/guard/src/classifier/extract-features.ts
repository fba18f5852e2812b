import { createFeatureBag, type Features } from './feature-bag.ts';
import { createLexicon, pairGroups } from './lexicon.ts';

/** Places for the pieces of texts with spaces between words, and of Chinese. */
export const featureSizes = { english: 16_384, chinese: 65_536 } as const;

export type ExtractedFeatures = {
  readonly english: Features;
  readonly chinese: Features;
  /** How much of each there is. */
  readonly wordCount: number;
  readonly ideographCount: number;
  /** For each group of the lexicon, and for those that tell more together, how much of the text its words are, from 0 to 1. */
  readonly lexicon: readonly number[];
};

const space = 32;
const seed = 0x811c9dc5;
const pieceSeed = seed ^ 0x5bd1e995;
const invisible = /[\u200b-\u200f\u2060\ufeff]/g;
const step = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);

const isIdeograph = (code: number) => (code >= 0x2e80 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00);
const isLetter = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 39 || (code >= 0xc0 && code < 0x2000);

/**
 * Cuts text into the pieces that the model has weights for: words, pairs of words and their 3 to 5 characters in a row for
 * languages with spaces, 1 to 3 characters in a row for Chinese.
 */
export const createFeatureExtractor = () => {
  const english = createFeatureBag(featureSizes.english);
  const chinese = createFeatureBag(featureSizes.chinese);
  const lexicon = createLexicon((word) => {
    let hash = seed;
    for (let index = 0; index < word.length; index += 1) hash = step(hash, word.charCodeAt(index));
    return hash;
  });

  return (text: string): ExtractedFeatures => {
    const isPlain = /^[\0-\x7f]*$/.test(text);
    const plain = (isPlain ? text : text.normalize('NFKC').replace(invisible, '')).toLowerCase();
    // One space where there is anything but letters, and at both ends.
    const codes = new Uint16Array(plain.length + 2).fill(space);
    let end = 1;
    for (let index = 0; index < plain.length; index += 1) {
      const code = plain.charCodeAt(index);
      if (isLetter(code) || isIdeograph(code)) codes[end] = code;
      else if (codes[end - 1] === space) continue;
      end += 1;
    }
    if (codes[end - 1] !== space) end += 1;

    let wordCount = 0;
    let ideographCount = 0;
    let word = seed;
    let wordBefore = 0;
    const found = new Array<number>(lexicon.groupCount).fill(0);
    const endWord = () => {
      if (word === seed) return;
      wordCount += 1;
      english.add(word);
      chinese.add(word);
      if (wordBefore !== 0) english.add(Math.imul(wordBefore, 31) ^ word);
      const group = lexicon.find(word);
      if (group !== undefined) found[group] = (found[group] ?? 0) + 1;
      wordBefore = word;
      word = seed;
    };
    for (let index = 0; index < end; index += 1) {
      const first = codes[index] ?? space;
      const second = codes[index + 1] ?? space;
      const third = codes[index + 2] ?? space;
      if (isIdeograph(first)) {
        endWord();
        ideographCount += 1;
        let hash = step(0x1234567, first);
        chinese.add(hash + 1);
        if (second === space) continue;
        hash = step(hash, second);
        chinese.add(hash + 2);
        if (third !== space) chinese.add(step(hash, third) + 3);
        continue;
      }
      if (first === space) endWord();
      else word = step(word, first);
      // Two characters tell little; a row ends where the word does.
      if (second === space || index + 2 >= end) continue;
      let hash = step(step(step(pieceSeed, first), second), third);
      english.add(hash);
      if (third === space || index + 3 >= end) continue;
      const fourth = codes[index + 3] ?? space;
      hash = step(hash, fourth);
      english.add(hash);
      if (fourth !== space && index + 4 < end) english.add(step(hash, codes[index + 4] ?? space));
    }
    const shares = found.map((count) => Math.min(1, (count * 10) / (5 + wordCount / 4)));
    return {
      english: english.take(),
      chinese: chinese.take(),
      wordCount,
      ideographCount,
      lexicon: [...shares, ...pairGroups(shares)],
    };
  };
};
