import { createInlineLeaf, type InlineLeaf } from '../inline/inline-leaf.ts';
import type { Alignment, BlockView } from './block-view.ts';
import type { Leaf, LeafDocument } from './leaf.ts';
import { createRowReader } from './table-row.ts';

/** How many missing cells a table is given. Short rows in a wide table would otherwise cost far more than their text. */
const maxMissingCells = 4096;

/** A table, whose header has arrived. Each further line is a row, which shows its cells as they arrive. */
export function createTableLeaf(
  view: BlockView,
  document: LeafDocument,
  table: { readonly header: string; readonly alignments: readonly Alignment[] },
): Leaf {
  const { alignments } = table;
  let missing = 0;
  let row = beginRow(true);
  row.append(table.header);
  row.close();
  let isInRow = false;

  function beginRow(isHead: boolean) {
    const rowView = view.open({ kind: 'row', isHead });
    let cell: InlineLeaf | null = null;
    let count = 0;
    const openCell = () => rowView.open({ kind: 'cell', isHead, alignment: alignments[count++] ?? null });
    const closeCell = () => {
      cell?.close();
      if (cell) document.watch(cell);
      cell = null;
    };
    const reader = createRowReader({
      onCell() {
        closeCell();
        if (count < alignments.length) cell = createInlineLeaf({ view: openCell(), context: document.context });
      },
      onText: (text) => cell?.append(text),
    });
    return {
      append: reader.read,
      show: () => cell?.show(),
      close() {
        reader.end();
        closeCell();
        while (count < alignments.length && missing++ < maxMissingCells) openCell();
      },
    };
  }

  return {
    shape: { kind: 'table' },
    beginLine() {
      if (isInRow) row.close();
      row = beginRow(false);
      isInRow = true;
    },
    append: (text) => row.append(text),
    show() {
      if (isInRow) row.show();
    },
    close() {
      if (isInRow) row.close();
    },
  };
}
