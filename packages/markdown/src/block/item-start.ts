import {
  findWord,
  isAtSpace,
  isBlank,
  type LineCursor,
  moveCharacters,
  moveColumns,
  moveToWord,
  readIndent,
} from './line-cursor.ts';
import type { ContainerStart } from './line-plan.ts';

/** Reads a list mark (section 5.2) and moves behind it; leaves the cursor alone if there is none. */
export function readItemStart(cursor: LineCursor, isInParagraph: boolean): ContainerStart | null {
  const { line, wordOffset } = cursor;
  const [whole = '', bullet, digits, delimiter = ''] =
    /^(?:([*+-])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(line.slice(wordOffset, wordOffset + 11)) ?? [];
  if (!whole) return null;
  const start = digits === undefined ? null : Number(digits);
  // Only what looks like a list on purpose may cut a paragraph: "The year was\n1986. A great year."
  if (isInParagraph && ((start !== null && start !== 1) || !line.slice(wordOffset + whole.length).trim())) return null;

  const markIndent = readIndent(cursor);
  moveToWord(cursor);
  moveCharacters(cursor, whole.length);
  const space = readIndent(cursor);
  const isEmpty = isBlank(cursor);
  const padding = isEmpty || space >= 5 ? 1 : space;
  if (isAtSpace(cursor)) moveColumns(cursor, padding);
  findWord(cursor);
  return {
    kind: 'item',
    list: { mark: bullet ?? delimiter, start },
    indent: markIndent + whole.length + padding,
  };
}
