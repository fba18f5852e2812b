/** A cell and how many columns and rows it spans. */
export type TableCell = { readonly text: string; readonly columns: number; readonly rows: number };

const mostColumns = 50;
const escapeCell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim();

/** Rows with spanning cells as a Markdown table whose first row is the header: what spans is repeated, so that each row says it. */
export const writeTable = (rows: readonly (readonly TableCell[])[]): string => {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((cells, rowIndex) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      for (let row = rowIndex; row < Math.min(rows.length, rowIndex + cell.rows); row += 1) {
        const line = grid[row];
        if (line === undefined) continue;
        for (let next = column; next < Math.min(mostColumns, column + cell.columns); next += 1) line[next] = cell.text;
      }
      column += cell.columns;
    }
  });
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  const filled = grid.filter((row) => row.some((cell) => cell !== undefined && cell.trim() !== ''));
  const [header, ...body] = filled;
  if (header === undefined) return '';
  const write = (row: readonly (string | undefined)[]): string =>
    `| ${Array.from({ length: width }, (_, index) => escapeCell(row[index] ?? '')).join(' | ')} |`;
  return [
    write(header.map((cell) => cell?.replace(/^\*\*(.*)\*\*$/, '$1'))),
    `|${'---|'.repeat(width)}`,
    ...body.map(write),
  ].join('\n');
};
