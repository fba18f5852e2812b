import type { Alignment } from './block-view.ts';

/** More columns than this are no table: a short row in a wide table costs all of its cells. */
export const maxColumns = 128;

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Reads `| :-- | --: |`; `null` if it is none, or does not fit the line above. */
export function readDelimiterRow(row: string, header: () => string): readonly Alignment[] | null {
  if (!/[|:]/.test(row) || !delimiterRow.test(row)) return null;
  const cells = row.replace(/^\|?[ \t]*|[ \t]*\|?[ \t]*$/g, '').split('|');
  if (cells.length > maxColumns || countCells(header()) !== cells.length) return null;
  return cells.map(readAlignment);
}

function readAlignment(cell: string): Alignment {
  const text = cell.trim();
  if (text.startsWith(':')) return text.endsWith(':') ? 'center' : 'left';
  return text.endsWith(':') ? 'right' : null;
}

function countCells(row: string): number {
  let count = 0;
  const reader = createRowReader({ onCell: () => count++, onText: () => {} });
  reader.read(row);
  reader.end();
  return count;
}

export interface RowEvents {
  readonly onCell: () => void;
  readonly onText: (text: string) => void;
}

/** Reads the cells of one row as it arrives. */
export interface RowReader {
  read(text: string): void;
  end(): void;
}

export function createRowReader({ onCell, onText }: RowEvents): RowReader {
  // Between cells nothing is known of the next one: it begins with its first character, or with its closing pipe.
  let isInCell = false;
  let isFirst = true;
  let backslash = '';
  const text = (characters: string) => {
    if (!isInCell) onCell();
    isInCell = true;
    isFirst = false;
    onText(characters);
  };
  const flush = () => {
    if (backslash) text(backslash);
    backslash = '';
  };
  return {
    read(row) {
      for (const [part] of row.matchAll(/\\|\||[ \t]+|[^\\| \t]+/g)) {
        if (backslash) {
          // An escaped pipe is a pipe, even inside code; every other escape is left to the inline parser.
          const before = backslash;
          backslash = '';
          if (part === '|') text('|');
          else text(before + part);
        } else if (part === '\\') {
          backslash = part;
        } else if (part === '|') {
          if (!isInCell && !isFirst) onCell();
          isInCell = false;
          isFirst = false;
        } else if (isInCell || part.trim()) {
          text(part);
        }
      }
    },
    end: flush,
  };
}
