import { keepSpansWhole } from '../keep-spans-whole.ts';
import type { Span } from '../verdict.ts';
import type { Token, TokenKind } from './tokenize-text.ts';
import type { WordEnd, WordNode } from './word-trie.ts';

export type WordMatch = Span & WordEnd;

export type FindWordsResult = {
  /** In the order of the text. */
  readonly matches: readonly WordMatch[];
  /** Where the first word begins that text yet to come could complete; endless when there is none. */
  readonly unsettledFrom: number;
};

/** A word that has begun. Either its letters stand together or every one of them stands apart; `pen is` is no word. */
type Walk = {
  readonly node: WordNode;
  readonly start: number;
  readonly lastKind: TokenKind;
  readonly isApart: boolean;
  readonly gapCount: number;
  /** Letters of its last word, and those of them that do not stand for themselves. */
  readonly letterCount: number;
  readonly hiddenCount: number;
  /** All of a prefix word is there; this reads to the end of what the text makes of it. */
  readonly tailOf: WordEnd | null;
};

const beginWalk = (node: WordNode, start: number): Walk => ({
  node,
  start,
  lastKind: 'letter',
  isApart: false,
  gapCount: 0,
  letterCount: 0,
  hiddenCount: 0,
  tailOf: null,
});

const longestGap = 3;

const stepLetter = (walk: Walk, token: Token, reached: Walk[]) => {
  if (token.kind !== 'ideograph') {
    if (walk.isApart !== walk.gapCount > 0) return;
    if (token.kind === 'gap' && token.readings.length < 2) return;
  }
  let isReal = token.kind !== 'gap';
  for (const reading of token.readings) {
    let node = walk.node.children.get(reading);
    for (let count = token.count; node !== undefined && count > 0; count -= 1) {
      reached.push({
        ...walk,
        node,
        lastKind: token.kind,
        gapCount: 0,
        letterCount: walk.letterCount + 1,
        hiddenCount: walk.hiddenCount + Number(!isReal),
      });
      node = node.children.get(reading);
    }
    isReal = false;
  }
};

const stepGap = (walk: Walk, token: Token, reached: Walk[]) => {
  const { node, lastKind, isApart, gapCount, letterCount, hiddenCount } = walk;
  if (token.kind !== 'gap' || gapCount >= longestGap) return;
  // Between the words of a phrase there may be any number.
  if (letterCount === 0) {
    reached.push(walk);
    return;
  }
  const isMask = token.readings === '*' || token.readings === '#';
  for (const [step, next] of isMask && !isApart && lastKind === 'letter' ? node.children : []) {
    // A `*` within a word hides any one letter: `f**k`.
    if (step !== ' ') reached.push({ ...walk, node: next, letterCount: letterCount + 1, hiddenCount: hiddenCount + 1 });
  }
  const space = node.children.get(' ');
  // A word that is all signs is none; a line of signs would begin one at each and wait for the next word with all of them.
  if (space !== undefined && hiddenCount < letterCount)
    reached.push({ ...walk, node: space, isApart: false, letterCount: 0, hiddenCount: 0 });
  const isIdeograph = lastKind === 'ideograph';
  if (isIdeograph || isApart || letterCount < 2)
    reached.push({ ...walk, isApart: !isIdeograph, gapCount: gapCount + 1 });
};

/** What stands within an allowed word is none; what text yet to come could still change is left out. */
const settle = (found: readonly WordMatch[], openFrom: number): FindWordsResult => {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  // An allowed word stays whole: seen again without its beginning, what it covers would be found.
  const unsettledFrom = keepSpansWhole(
    sorted.filter(({ action }) => action === 'allow'),
    openFrom,
  );
  let allowed = 0;
  const matches = sorted.filter(({ action, start, end }) => {
    if (action === 'allow') allowed = Math.max(allowed, end);
    return end > allowed && start < unsettledFrom;
  });
  return { matches, unsettledFrom };
};

/**
 * Finds every word of the trie in one pass. A word of letters must begin and end where the text's word does; one of
 * ideographs may stand anywhere.
 */
export const findWords = (
  root: WordNode,
  tokens: readonly Token[],
  { isPartial, from }: { readonly isPartial: boolean; readonly from: number },
): FindWordsResult => {
  const matches: WordMatch[] = [];
  let walks: Walk[] = [];
  /** All that the token before had reached, ended words too. */
  let before: Walk[] = [];
  let latest: Walk[] = [];
  let unsettledFrom = Number.POSITIVE_INFINITY;
  const unsettle = ({ start }: Walk) => {
    unsettledFrom = Math.min(unsettledFrom, start);
  };

  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const isWordOver = next === undefined ? !isPartial : next.kind !== 'letter';
    const match = ({ start }: Walk, end: WordEnd) => matches.push({ ...end, start, end: token.end });
    const reached: Walk[] = [];

    for (const walk of walks) {
      if (walk.tailOf !== null) {
        if (isWordOver) match(walk, walk.tailOf);
        else reached.push(walk);
      } else if (token.kind !== 'break') {
        stepLetter(walk, token, reached);
        stepGap(walk, token, reached);
      }
    }
    const isStart = token.kind === 'ideograph' || (token.kind !== 'break' && tokens[index - 1]?.kind !== 'letter');
    if (isStart && token.start >= from) stepLetter(beginWalk(root, token.start), token, reached);

    before = latest;
    latest = reached;
    walks = [];
    for (const walk of reached) {
      const { end, children } = walk.node;
      if (walk.tailOf !== null || children.size > 0) walks.push(walk);
      if (end === null || walk.tailOf !== null || walk.gapCount > 0) continue;
      // Something must stand for itself, most of a short word, and all of an innocent one.
      const { letterCount, hiddenCount } = walk;
      if (hiddenCount > 0 && (hiddenCount === letterCount || letterCount < 3 || end.action === 'allow')) continue;
      if (walk.lastKind === 'ideograph' || isWordOver) match(walk, end);
      else if (next === undefined) unsettle(walk);
      else if (end.isPrefix && !walk.isApart) walks.push({ ...walk, tailOf: end });
    }
  }

  if (isPartial) {
    walks.forEach(unsettle);
    // A third letter like the last two makes one stretched letter of them, and words that had ended there go on.
    const [last, previous] = [tokens.at(-1), tokens.at(-2)];
    if (last?.kind === 'letter' && previous?.readings === last.readings) before.forEach(unsettle);
  }
  return settle(matches, unsettledFrom);
};
