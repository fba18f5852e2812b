import type { Guard } from '../guard.ts';
import type { Verdict } from '../verdict.ts';
import { findWords, type WordMatch } from '../words/find-words.ts';
import { createLookAlikes } from '../words/look-alikes.ts';
import { createTokenizer } from '../words/tokenize-text.ts';
import { addWord, createWordNode, type WordAction } from '../words/word-trie.ts';

export type WordsOptions = {
  /** Words and phrases that end the message or the reply. A `*` at the end stands for any ending. @default [] */
  readonly block?: readonly string[];
  /** Words that are covered up. @default [] */
  readonly redact?: readonly string[];
  /** Words that are only reported. @default [] */
  readonly warn?: readonly string[];
  /** Named in the verdict. @default 'words' */
  readonly category?: string;
  /** A safe sentence for the visitor. @default the page's own text */
  readonly reason?: string;
  /** What stands in the place of a covered word. @default '***' */
  readonly replacement?: string;
};

const byPlace = (a: WordMatch, b: WordMatch) => a.start - b.start || b.end - a.end;

/**
 * Looks for words of any script, however they are disguised: other case, full-width or look-alike letters, marks, digits and
 * signs for letters, stretched, spaced out, masked with `*`, or cut by invisible characters.
 *
 * Whole words only, so `Scunthorpe` and `class` pass; Chinese, Japanese, Korean and Thai words are found anywhere. The time
 * taken grows with the length of the text, not with the number of words.
 *
 * @example words({ block: ['damn*', '傻逼'], redact: ['Acme'] })
 */
export const words = ({
  block = [],
  redact = [],
  warn = [],
  category = 'words',
  reason,
  replacement = '***',
}: WordsOptions): Guard => {
  const tokenize = createTokenizer(createLookAlikes());
  const root = createWordNode();
  const add = (list: readonly string[], action: WordAction) => {
    for (const word of list) addWord(root, tokenize, { word, action, category });
  };
  add(block, 'block');
  add(redact, 'redact');
  add(warn, 'warn');
  const named = { category, ...(reason !== undefined && { reason }) };

  const decide = (matches: readonly WordMatch[]): Verdict => {
    const blocked = matches.find(({ action }) => action === 'block');
    const redactions = matches.flatMap(({ action, start, end }) =>
      action === 'redact' ? [{ start, end, replacement }] : [],
    );
    if (blocked !== undefined) {
      return { type: 'block', ...named, span: { start: blocked.start, end: blocked.end }, redactions };
    }
    if (redactions.length > 0) return { type: 'redact', ...named, redactions };
    return matches.length > 0 ? { type: 'warn', ...named } : { type: 'allow' };
  };

  const guard: Guard = (content, { isPartial = false, from = 0 }) => {
    const { matches, unsettledFrom } = findWords(root, tokenize(content), { isPartial, from });
    if (unsettledFrom === null) return decide([...matches].sort(byPlace));
    return { ...decide(matches.filter(({ start }) => start < unsettledFrom).sort(byPlace)), unsettledFrom };
  };
  return Object.assign(guard, { isInstant: true });
};
