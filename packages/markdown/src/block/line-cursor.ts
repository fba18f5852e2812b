/** A place in a line, counted in characters and in columns (a tab reaches to the next multiple of four, section 2.2). */
export interface LineCursor {
  readonly line: string;
  offset: number;
  column: number;
  /** Part of the tab before `offset` was already used as indentation. */
  hasPartialTab: boolean;
  /** The next character that is no space, and its column. */
  wordOffset: number;
  wordColumn: number;
}

export function createLineCursor(line: string): LineCursor {
  const cursor: LineCursor = { line, offset: 0, column: 0, hasPartialTab: false, wordOffset: -1, wordColumn: 0 };
  findWord(cursor);
  return cursor;
}

/** Brings the place of the next word up to date. It moves only when the cursor has passed it. */
export function findWord(cursor: LineCursor): void {
  if (cursor.wordOffset >= cursor.offset) return;
  let { offset, column } = cursor;
  for (; offset < cursor.line.length; offset++) {
    const code = cursor.line.charCodeAt(offset);
    if (code === 0x20) column++;
    else if (code === 0x09) column += 4 - (column % 4);
    else break;
  }
  cursor.wordOffset = offset;
  cursor.wordColumn = column;
}

export const readIndent = (cursor: LineCursor): number => cursor.wordColumn - cursor.column;
export const isBlank = (cursor: LineCursor): boolean => cursor.wordOffset >= cursor.line.length;

export function moveToWord(cursor: LineCursor): void {
  cursor.offset = cursor.wordOffset;
  cursor.column = cursor.wordColumn;
  cursor.hasPartialTab = false;
}

export function moveCharacters(cursor: LineCursor, count: number): void {
  cursor.offset += count;
  cursor.column += count;
  cursor.hasPartialTab = false;
  findWord(cursor);
}

/** Moves over white space by columns; may stop inside a tab. */
export function moveColumns(cursor: LineCursor, count: number): void {
  for (let rest = count; rest > 0; ) {
    const code = cursor.line.charCodeAt(cursor.offset);
    if (code === 0x09) {
      const width = 4 - (cursor.column % 4);
      cursor.hasPartialTab = width > rest;
      const used = Math.min(width, rest);
      cursor.column += used;
      if (!cursor.hasPartialTab) cursor.offset++;
      rest -= used;
    } else if (code === 0x20) {
      cursor.hasPartialTab = false;
      cursor.offset++;
      cursor.column++;
      rest--;
    } else {
      break;
    }
  }
  findWord(cursor);
}

export const isAtSpace = (cursor: LineCursor): boolean => /[ \t]/.test(cursor.line.charAt(cursor.offset));

/** The rest of the line; what is left of a tab is spelled out in spaces. */
export function readRest(cursor: LineCursor): string {
  if (!cursor.hasPartialTab) return cursor.line.slice(cursor.offset);
  return ' '.repeat(4 - (cursor.column % 4)) + cursor.line.slice(cursor.offset + 1);
}
