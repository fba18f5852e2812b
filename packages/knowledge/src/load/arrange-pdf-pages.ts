import { writeTable } from './write-table.ts';

/** A run of letters where a PDF puts it; `y` grows upwards. */
export type PdfItem = {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
};

type Cell = { readonly x: number; readonly text: string };
type Line = { readonly y: number; readonly size: number; readonly cells: readonly Cell[]; readonly text: string };

/** Letters this much larger than the body's are a heading. */
const headingShare = 1.2;
/** Lines this far apart, in heights of letters, are two paragraphs. */
const paragraphGap = 1.75;
/** A gap between letters this wide, in their height, separates cells. */
const cellGap = 1.5;
const bullet = /^[•◦▪‣·●○■–]\s*/;
const isWide = (text: string): boolean => /[\u3040-\u9fff\uff00-\uffef]$/.test(text);

const readLines = (items: readonly PdfItem[]): readonly Line[] => {
  const visible = items.filter(({ str }) => str.trim() !== '');
  const rows: PdfItem[][] = [];
  for (const item of visible.toSorted((left, right) => right.y - left.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && Math.abs(first.y - item.y) < Math.max(2, first.fontSize * 0.3))
      row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => {
    const sorted = row.toSorted((left, right) => left.x - right.x);
    const size = Math.max(...sorted.map(({ fontSize }) => fontSize));
    const cells: { x: number; text: string }[] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const item of sorted) {
      const gap = item.x - end;
      const last = cells.at(-1);
      if (last === undefined || gap > size * cellGap) cells.push({ x: item.x, text: item.str.trim() });
      else last.text += (gap > size * 0.15 && !isWide(last.text) ? ' ' : '') + item.str.trim();
      end = item.x + item.width;
    }
    return { y: sorted[0]?.y ?? 0, size, cells, text: cells.map(({ text }) => text).join(' ') };
  });
};

/** What stands at the top or bottom of most pages, but for its numbers, belongs to the paper and not to the text. */
const findRunningLines = (pages: readonly (readonly Line[])[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const margins = new Set([...lines.slice(0, 2), ...lines.slice(-2)].map(({ text }) => text.replace(/\d+/g, '#')));
    for (const text of margins) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([, count]) => pages.length > 1 && count >= Math.max(2, pages.length / 2)).map(([text]) => text),
  );
};

/** The size of most letters. */
const findBodySize = (pages: readonly (readonly Line[])[]): number => {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flat()) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
};

const joinLines = (texts: readonly string[]): string =>
  texts.reduce((joined, text) => {
    if (joined === '') return text;
    if (isWide(joined)) return joined + text;
    return /\p{L}[-\u00ad]$/u.test(joined) && /^\p{Ll}/u.test(text) ? joined + text : `${joined} ${text}`;
  }, '');

/** Lines of cells as a table: a line that fills only later columns goes on with the row above it. */
const arrangeTable = (lines: readonly Line[]): string => {
  const starts = lines.reduce<readonly Cell[]>((most, { cells }) => (cells.length > most.length ? cells : most), []);
  const columnOf = ({ x }: Cell): number => {
    const index = starts.findLastIndex((start) => start.x <= x + 4);
    return Math.max(0, index);
  };
  const rows: string[][] = [];
  for (const { cells } of lines) {
    const [first] = cells;
    const continues = first !== undefined && columnOf(first) > 0 && rows.length > 0;
    const row = continues ? (rows.at(-1) ?? []) : starts.map(() => '');
    if (!continues) rows.push(row);
    for (const cell of cells) {
      const column = columnOf(cell);
      row[column] = joinLines([row[column] ?? '', cell.text]);
    }
  }
  return writeTable(rows.map((row) => row.map((text) => ({ text, columns: 1, rows: 1 }))));
};

const arrangePage = (lines: readonly Line[], levelOf: (size: number) => number | undefined): string => {
  const parts: string[] = [];
  let index = 0;
  const lineAt = (position: number): Line | undefined => lines[position];
  while (index < lines.length) {
    const line = lineAt(index);
    if (line === undefined) break;
    const held: Line[] = [line];
    index += 1;
    const level = levelOf(line.size);
    const takeWhile = (accept: (next: Line, previous: Line) => boolean) => {
      for (let next = lineAt(index); next !== undefined; next = lineAt(index)) {
        if (!accept(next, held.at(-1) ?? line)) break;
        held.push(next);
        index += 1;
      }
    };
    const isNear = (next: Line, previous: Line): boolean =>
      previous.y - next.y < paragraphGap * Math.max(previous.size, next.size) && next.size === line.size;
    const text = () => joinLines(held.map((one) => one.text));
    if (level !== undefined) {
      takeWhile(isNear);
      parts.push(`${'#'.repeat(level)} ${text()}`);
    } else if (
      line.cells.length > 1 &&
      (lineAt(index)?.cells.length ?? 0) + (lineAt(index + 1)?.cells.length ?? 0) > 2
    ) {
      const indent = line.cells[1]?.x ?? 0;
      takeWhile(
        (next, previous) => next.cells.length > 1 || ((next.cells[0]?.x ?? 0) >= indent - 4 && isNear(next, previous)),
      );
      parts.push(arrangeTable(held));
    } else if (bullet.test(line.text)) {
      takeWhile((next, previous) => isNear(next, previous) && !bullet.test(next.text));
      parts.push(`- ${text().replace(bullet, '')}`);
    } else {
      takeWhile((next, previous) => isNear(next, previous) && next.cells.length === 1 && !bullet.test(next.text));
      parts.push(text());
    }
  }
  return parts.join('\n\n').replace(/^(- .*)\n\n(?=- )/gm, '$1\n');
};

/** The items of each page as Markdown: lines joined to paragraphs, large lines as headings, bullets as lists, columns as tables. */
export const arrangePdfPages = (pages: readonly (readonly PdfItem[])[]): readonly string[] => {
  const all = pages.map(readLines);
  const running = findRunningLines(all);
  const kept = all.map((lines) =>
    lines.filter(({ text }) => !running.has(text.replace(/\d+/g, '#')) && !/^\d{1,4}$/.test(text)),
  );
  const body = findBodySize(kept);
  const sizes = [...new Set(kept.flat().map(({ size }) => size))]
    .filter((size) => size > body * headingShare)
    .sort((left, right) => right - left);
  const levelOf = (size: number): number | undefined => {
    const rank = sizes.indexOf(size);
    return rank < 0 ? undefined : Math.min(6, rank + 1);
  };
  return kept.map((lines) => arrangePage(lines, levelOf));
};
