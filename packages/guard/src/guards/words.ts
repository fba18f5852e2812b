import type { Guard } from '../guard.ts';
import { mergeVerdicts } from '../merge-verdicts.ts';
import type { Verdict } from '../verdict.ts';
import { findWords, type WordMatch } from '../words/find-words.ts';
import { createTokenizer } from '../words/tokenize-text.ts';
import type { WordList } from '../words/word-list.ts';
import { addWord, createWordNode, type WordAction } from '../words/word-trie.ts';

export type WordsOptions = WordList & {
  /** Further lists, each with its own category. Ready ones: `@parley/guard/words/english` and `/chinese`. @default [] */
  readonly lists?: readonly WordList[];
  /** A safe sentence for the visitor. @default the page's own text */
  readonly reason?: string;
  /** What stands in the place of a covered word. @default '***' */
  readonly replacement?: string;
};

/** What decides when one word is listed for several comes first. */
const actions: readonly WordAction[] = ['allow', 'block', 'redact', 'warn'];

/**
 * Looks for words of any script, however they are disguised: other case, full-width or look-alike letters, marks, digits and
 * signs for letters, stretched, spaced out, masked with `*`, or cut by invisible characters.
 *
 * Whole words only, so `Scunthorpe` and `class` pass; Chinese, Japanese, Korean and Thai words are found anywhere. The time
 * taken grows with the length of the text, not with the number of words.
 *
 * @example words({ block: ['damn*', '傻逼'], redact: ['Acme'] })
 */
export const words = ({ lists = [], reason, replacement = '***', ...own }: WordsOptions): Guard => {
  const tokenize = createTokenizer();
  const root = createWordNode();
  for (const action of actions) {
    for (const { category = 'words', [action]: listed = [] } of [own, ...lists]) {
      for (const word of listed) addWord(root, tokenize, { word, action, category });
    }
  }

  const toVerdict = ({ action, category, start, end }: WordMatch): Verdict => {
    const named = { category, ...(reason !== undefined && { reason }) };
    if (action === 'block') return { type: action, ...named, span: { start, end } };
    if (action === 'redact') return { type: action, ...named, redactions: [{ start, end, replacement }] };
    return { type: action, ...named };
  };

  const guard: Guard = (content, { isPartial = false, from = 0 }) => {
    const { matches, unsettledFrom } = findWords(root, tokenize(content), { isPartial, from });
    return mergeVerdicts(matches.map(toVerdict), unsettledFrom);
  };
  return Object.assign(guard, { isInstant: true });
};
