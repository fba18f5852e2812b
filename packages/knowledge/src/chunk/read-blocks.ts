/** A piece of Markdown that is one thing to a reader. */
export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  /** `header` is the header row with its rule. */
  | { readonly type: 'table'; readonly header: string; readonly rows: readonly string[] }
  /** Each item with the lines that belong to it. */
  | { readonly type: 'list'; readonly items: readonly string[] };

const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const tableRule = /^ {0,3}\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*$/;
const item = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;
const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;
const isBlank = (line: string): boolean => line.trim() === '';

/** Cuts Markdown into blocks. What it does not know is a paragraph; nothing is lost. */
export const readBlocks = (markdown: string): readonly Block[] => {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  let index = 0;
  const lineAt = (position: number): string => lines[position] ?? '';
  const takeWhile = (accept: (line: string, position: number) => boolean): string[] => {
    const taken: string[] = [];
    while (index < lines.length && accept(lineAt(index), index)) {
      taken.push(lineAt(index));
      index += 1;
    }
    return taken;
  };
  const beginsTable = (position: number): boolean =>
    lineAt(position).includes('|') && tableRule.test(lineAt(position + 1)) && lineAt(position + 1).includes('|');
  const beginsBlock = (line: string, position: number): boolean =>
    isBlank(line) ||
    heading.test(line) ||
    fence.test(line) ||
    item.test(line) ||
    rule.test(line) ||
    beginsTable(position);

  while (index < lines.length) {
    const line = lineAt(index);
    const opened = fence.exec(line)?.[1];
    const found = heading.exec(line);
    if (isBlank(line) || rule.test(line)) {
      index += 1;
    } else if (found !== null) {
      blocks.push({ type: 'heading', level: found[1]?.length ?? 1, text: found[2] ?? '' });
      index += 1;
    } else if (opened !== undefined) {
      index += 1;
      const body = takeWhile((next) => !next.trimStart().startsWith(opened));
      const closing = lineAt(index);
      index += 1;
      blocks.push({ type: 'code', text: [line, ...body, ...(closing === '' ? [opened] : [closing])].join('\n') });
    } else if (beginsTable(index)) {
      const header = `${line}\n${lineAt(index + 1)}`;
      index += 2;
      blocks.push({ type: 'table', header, rows: takeWhile((next) => !isBlank(next) && next.includes('|')) });
    } else if (item.test(line)) {
      const items: string[] = [];
      while (index < lines.length && item.test(lineAt(index)) && !rule.test(lineAt(index))) {
        const first = lineAt(index);
        index += 1;
        const rest = takeWhile(
          (next, position) =>
            /^\s{2,}\S/.test(next) ||
            (isBlank(next) && /^\s{2,}\S/.test(lineAt(position + 1))) ||
            !beginsBlock(next, position),
        );
        items.push([first, ...rest].join('\n'));
        // A loose list has blank lines between its items.
        if (isBlank(lineAt(index)) && item.test(lineAt(index + 1))) index += 1;
      }
      blocks.push({ type: 'list', items });
    } else {
      index += 1;
      const rest = takeWhile((next, position) => !beginsBlock(next, position) && !underline.test(next));
      const mark = underline.exec(lineAt(index))?.[1];
      if (mark !== undefined) {
        index += 1;
        blocks.push({ type: 'heading', level: mark.startsWith('=') ? 1 : 2, text: [line, ...rest].join(' ') });
      } else {
        blocks.push({ type: 'paragraph', text: [line, ...rest].join('\n') });
      }
    }
  }
  return blocks;
};
