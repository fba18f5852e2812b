import { type FaqPair, readFaq } from '../faq-passage.ts';
import type { AnalyzedText } from '../language/analyze-text.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { convertMarkdownToText } from '../markdown-to-text.ts';
import type { Passage } from '../passage.ts';

const termsOf = ({ words, pairs }: AnalyzedText): ReadonlySet<string> =>
  new Set([...words.filter((word) => word !== ''), ...pairs]);

/** Sentences of a passage as a reader would quote them. Of a question and its answer, only the answer says something. */
const quotable = (passage: Pick<Passage, 'text' | 'locator'>): readonly string[] => {
  const faq: FaqPair | undefined = readFaq(passage);
  return splitSentences(convertMarkdownToText(faq?.answer ?? passage.text));
};

/**
 * The sentence of a passage that shares most with a sentence of the answer, or `undefined` when none shares anything.
 * Rare agreement counts more: a number that stands in both weighs as much as three words.
 */
export const findQuote = (
  passage: Pick<Passage, 'text' | 'locator'>,
  statement: string,
  analyze: (text: string) => AnalyzedText,
): string | undefined => {
  const stated = termsOf(analyze(statement));
  let best: string | undefined;
  let most = 0;
  for (const sentence of quotable(passage)) {
    const terms = termsOf(analyze(sentence));
    if (terms.size === 0) continue;
    let shared = 0;
    for (const term of terms) if (stated.has(term)) shared += /\d/.test(term) ? 3 : 1;
    const score = shared / Math.sqrt(terms.size + 4);
    if (score > most) {
      best = sentence;
      most = score;
    }
  }
  return best;
};
