import { hasLetterOrDigit, isOpener } from './character.ts';

const pairs: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '”': '“',
  '’': '‘',
  '」': '「',
  '』': '『',
  '》': '《',
  '〉': '〈',
  '】': '【',
  '）': '（',
  '］': '［',
  '｝': '｛',
  '»': '«',
};

/** A mark that has not been closed within this many characters was never meant to be. */
const longestPassage = 240;

type OpenMark = { readonly mark: string; readonly at: number };

export type ClosedMark = { readonly isQuote: boolean; readonly openedAt: number };

const isQuote = (mark: string) => /["'“‘「『«]/u.test(mark);

/** Keeps which brackets and quotes are open. Straight quotes and apostrophes are told apart by what stands before and after. */
export const createOpenMarks = () => {
  let open: OpenMark[] = [];
  /** An apostrophe whose meaning the next character decides. */
  let undecided: { readonly mark: string; readonly at: number; readonly action: 'open' | 'close' } | null = null;

  const close = (mark: string): ClosedMark | null => {
    const index = open.findLastIndex((entry) => entry.mark === mark);
    const entry = open[index];
    if (!entry) return null;
    open = open.slice(0, index);
    return { isQuote: isQuote(mark), openedAt: entry.at };
  };

  return {
    /** How many are open at this place of the chunk. */
    getDepth: (at: number) => open.filter((entry) => at - entry.at < longestPassage).length,
    /** Tells of the next character. `before` is the one in front of it, empty at the beginning or after a space. */
    visit: (mark: string, options: { readonly at: number; readonly before: string }): void => {
      const { at, before } = options;
      // Those that were never closed are forgotten, so that a flood of brackets costs nothing.
      if (open.length > 0 && at - (open[0]?.at ?? at) >= longestPassage) {
        open = open.filter((entry) => at - entry.at < longestPassage);
      }
      if (undecided) {
        const isLetter = hasLetterOrDigit(mark);
        if (undecided.action === 'open' && /^\p{L}/u.test(mark)) open.push({ mark: undecided.mark, at: undecided.at });
        if (undecided.action === 'close' && !isLetter) close(undecided.mark);
        undecided = null;
      }
      const startsHere = before === '' || isOpener(before) || /[，。：；、！？—:]/u.test(before);
      if (mark === '"') {
        if (!close('"') && !/\p{Nd}/u.test(before)) open.push({ mark, at });
      } else if (mark === "'") {
        if (startsHere) undecided = { mark, at, action: 'open' };
        else if (open.some((entry) => entry.mark === mark)) undecided = { mark, at, action: 'close' };
      } else if (mark === '’') {
        if (open.some((entry) => entry.mark === '‘')) undecided = { mark: '‘', at, action: 'close' };
      } else if (isOpener(mark)) open.push({ mark, at });
      else if (mark in pairs) close(pairs[mark] ?? '');
    },
    /** Closes what a mark right behind a terminator closes; there is no doubt about apostrophes there. */
    closeAfterTerminator: (mark: string): ClosedMark | null => {
      undecided = null;
      return close(pairs[mark] ?? mark);
    },
    clear: () => {
      open = [];
      undecided = null;
    },
  };
};
