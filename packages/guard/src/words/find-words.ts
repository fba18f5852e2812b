import type { Span } from '../verdict.ts';
import type { Token, TokenKind } from './tokenize-text.ts';
import type { WordEnd, WordNode } from './word-trie.ts';

export type WordMatch = Span & WordEnd;

export type FindWordsResult = {
  readonly matches: readonly WordMatch[];
  /** Where the first word begins that text yet to come could complete. */
  readonly unsettledFrom: number | null;
};

/** A word that has begun. Either its letters stand together or every one of them stands apart; `pen is` is no word. */
type Walk = {
  readonly node: WordNode;
  readonly start: number;
  readonly lastKind: TokenKind;
  readonly spacing: 'open' | 'together' | 'apart';
  readonly gapCount: number;
  /** Letters that stand for themselves, and those that a `*` hides. */
  readonly realCount: number;
  readonly hiddenCount: number;
  /** All of a prefix word is there; this reads to the end of what the text makes of it. */
  readonly tailOf: WordEnd | null;
};

const longestGap = 3;
const isMask = (token: Token) => token.readings === '*' || token.readings === '#';

const stepLetter = (walk: Walk, token: Token): Walk[] => {
  const isIdeograph = token.kind === 'ideograph';
  const isAfterGap = walk.gapCount > 0;
  if (!isIdeograph && (walk.spacing === 'apart') !== isAfterGap) return [];
  if (!isIdeograph && token.kind === 'gap' && token.readings.length < 2) return [];
  const reached: Walk[] = [];
  let isItself = true;
  for (const reading of token.readings) {
    let node: WordNode | undefined = walk.node;
    for (let count = 1; count <= token.count; count += 1) {
      node = node.children.get(reading);
      if (node === undefined) break;
      reached.push({
        node,
        start: walk.start,
        lastKind: token.kind,
        spacing: walk.spacing === 'open' && walk.realCount + walk.hiddenCount > 0 ? 'together' : walk.spacing,
        gapCount: 0,
        realCount: walk.realCount + (isItself && token.kind !== 'gap' ? 1 : 0),
        hiddenCount: walk.hiddenCount + (isItself && token.kind !== 'gap' ? 0 : 1),
        tailOf: null,
      });
    }
    isItself = false;
  }
  return reached;
};

/** A `*` within a word hides any one letter: `f**k`. */
const stepMask = (walk: Walk, token: Token): Walk[] =>
  isMask(token) && walk.spacing !== 'apart' && walk.lastKind === 'letter'
    ? [...walk.node.children].flatMap(([step, node]) =>
        step === ' ' ? [] : [{ ...walk, node, spacing: 'together' as const, hiddenCount: walk.hiddenCount + 1 }],
      )
    : [];

const stepGap = (walk: Walk, token: Token): Walk[] => {
  if (token.kind !== 'gap' || walk.gapCount >= longestGap) return [];
  // Between the words of a phrase there may be any number.
  if (walk.realCount + walk.hiddenCount === 0) return [walk];
  const reached: Walk[] = [];
  const space = walk.node.children.get(' ');
  if (space !== undefined) {
    reached.push({ ...walk, node: space, spacing: 'open', realCount: 0, hiddenCount: 0 });
  }
  if (walk.lastKind === 'ideograph' || walk.spacing !== 'together') {
    reached.push({
      ...walk,
      spacing: walk.lastKind === 'ideograph' ? walk.spacing : 'apart',
      gapCount: walk.gapCount + 1,
    });
  }
  return reached;
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
  const unsettle = (start: number) => {
    unsettledFrom = Math.min(unsettledFrom, start);
  };

  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const isWordOver = next !== undefined ? next.kind !== 'letter' : !isPartial;
    const match = (walk: Walk, end: WordEnd) => matches.push({ ...end, start: walk.start, end: token.end });
    const reached: Walk[] = [];

    for (const walk of walks) {
      if (walk.tailOf !== null) {
        if (isWordOver) match(walk, walk.tailOf);
        else reached.push(walk);
        continue;
      }
      if (token.kind === 'break') continue;
      reached.push(...stepLetter(walk, token), ...stepMask(walk, token), ...stepGap(walk, token));
    }
    const isNew = token.start >= from;
    const isStart = token.kind === 'ideograph' || (token.kind !== 'break' && tokens[index - 1]?.kind !== 'letter');
    if (isNew && isStart) {
      reached.push(
        ...stepLetter(
          {
            node: root,
            start: token.start,
            lastKind: token.kind,
            spacing: 'open',
            gapCount: 0,
            realCount: 0,
            hiddenCount: 0,
            tailOf: null,
          },
          token,
        ),
      );
    }

    before = latest;
    latest = reached;
    walks = [];
    for (const walk of reached) {
      const { end } = walk.node;
      if (walk.tailOf !== null || walk.node.children.size > 0) walks.push(walk);
      if (end === null || walk.tailOf !== null || walk.gapCount > 0) continue;
      if (walk.realCount === 0 || (walk.hiddenCount > 0 && walk.realCount + walk.hiddenCount < 3)) continue;
      if (walk.lastKind === 'ideograph' || isWordOver) match(walk, end);
      else if (next === undefined) unsettle(walk.start);
      else if (end.isPrefix && walk.spacing !== 'apart') walks.push({ ...walk, tailOf: end });
    }
  }

  if (isPartial) {
    for (const { start } of walks) unsettle(start);
    // A third letter like the last two makes one stretched letter of them, and words that had ended there go on.
    const [last, previous] = [tokens.at(-1), tokens.at(-2)];
    if (last?.kind === 'letter' && previous?.readings === last.readings) {
      for (const { start } of before) unsettle(start);
    }
  }
  return { matches, unsettledFrom: unsettledFrom === Number.POSITIVE_INFINITY ? null : unsettledFrom };
};
