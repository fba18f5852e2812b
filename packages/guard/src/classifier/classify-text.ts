import { createFeatureExtractor } from './extract-features.ts';
import { readHead } from './linear-head.ts';
import type { ClassifierCategory, StoredModel } from './stored-model.ts';

export type Classification = {
  /** From 0 to 1: how much the text is like what people flagged. At 0.5 hits and misses were in balance; it is no probability. */
  readonly score: number;
  /** What it would be flagged for. Chinese knows only `harassment`. */
  readonly category: ClassifierCategory;
};

/** Longer texts are looked at in pieces, so that much that is harmless cannot hide a little that is not. */
const longestPiece = 2000;

const toScore = (sum: number) => 1 / (1 + Math.exp(-sum));

/** Reads the model and returns what classifies with it: the same answer for the same text, always. */
export const createTextClassifier = ({ english, chinese, categories }: StoredModel) => {
  const extract = createFeatureExtractor();
  const heads = { english: readHead(english), chinese: readHead(chinese) };
  const categoryHeads = [
    ['sexual', readHead(categories.sexual)],
    ['hate', readHead(categories.hate)],
    ['violence', readHead(categories.violence)],
    ['self-harm', readHead(categories['self-harm'])],
    ['harassment', readHead(categories.harassment)],
  ] as const;

  const classifyPiece = (text: string): Classification => {
    const features = extract(text);
    const { wordCount, ideographCount, lexicon } = features;
    // A word among Chinese is no English text, and the other way round.
    const isEnglish = wordCount > 0 && (ideographCount === 0 || wordCount > 3);
    const englishSum = isEnglish ? heads.english(features.english, lexicon) : Number.NEGATIVE_INFINITY;
    const chineseSum = ideographCount > 0 ? heads.chinese(features.chinese, []) : Number.NEGATIVE_INFINITY;
    if (chineseSum >= englishSum) return { score: toScore(chineseSum), category: 'harassment' };
    let best: Classification = { score: toScore(englishSum), category: 'harassment' };
    // Most texts are far from any threshold, and need no name.
    if (best.score < 0.05) return best;
    let bestSum = Number.NEGATIVE_INFINITY;
    for (const [category, head] of categoryHeads) {
      const sum = head(features.english, lexicon);
      if (sum <= bestSum) continue;
      bestSum = sum;
      best = { score: best.score, category };
    }
    return best;
  };

  return (text: string): Classification => {
    let best = classifyPiece(text.slice(0, longestPiece));
    for (let start = longestPiece; start < text.length; start += longestPiece) {
      const piece = classifyPiece(text.slice(start, start + longestPiece));
      if (piece.score > best.score) best = piece;
    }
    return best;
  };
};
