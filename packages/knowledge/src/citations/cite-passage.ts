import type { Citation } from '@parley/protocol';
import { splitSentences } from '../language/split-sentences.ts';
import { convertMarkdownToText } from '../markdown-to-text.ts';
import type { Passage } from '../passage.ts';

const longestExcerpt = 320;

/** The beginning of a text, up to a whole sentence where there is one. */
const excerptOf = (text: string): string => {
  if (text.length <= longestExcerpt) return text;
  let end = 0;
  for (const sentence of splitSentences(text)) {
    const next = text.indexOf(sentence, end) + sentence.length;
    if (next > longestExcerpt) break;
    end = next;
  }
  return end > 0 ? text.slice(0, end) : `${text.slice(0, longestExcerpt).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** The citation of a passage under a number. */
export const citePassage = (passage: Passage, number: number, quote?: string): Citation => ({
  number,
  passageId: passage.id,
  documentId: passage.documentId,
  title: passage.title,
  ...(Object.keys(passage.locator).length > 0 && { locator: passage.locator }),
  ...(passage.url !== undefined && { url: passage.url }),
  excerpt: excerptOf(convertMarkdownToText(passage.text)),
  ...(quote !== undefined && { quote }),
});
