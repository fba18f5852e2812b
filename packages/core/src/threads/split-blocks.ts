export type Block = { readonly lines: readonly string[]; readonly isCode: boolean };

/** What begins a fence of code wherever it stands, and perhaps a few lines that do not. */
const likeFence = /^[\s>*+\-\d.)]*(?:`{3}|~{3})/;
const outerFence = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
/** A fence that is indented, quoted, or the beginning of an item: lines that are one in every reading of what is before them. */
const innerFence = /^( +|(?:> )+| {0,3}(?:[-+*]|1[.)]) {1,4})(`{3,}(?=[^`]*$)|~{3,})/;

/**
 * Splits the lines of a text into fenced code and what is between blank lines.
 *
 * Only fences without indentation count as code. What an indented one belongs to, and so where it ends, takes a whole
 * parser to tell; unless it ends in a way that leaves no doubt, everything after it counts as text.
 */
export const splitBlocks = (lines: readonly string[]): readonly Block[] => {
  const blocks: { lines: string[]; isCode: boolean }[] = [];
  let fence: RegExp | undefined;
  let isNew = true;
  /** Fences before this line have been looked at. */
  let next = 0;
  for (const [index, line] of lines.entries()) {
    const isLooked = fence === undefined && index >= next && likeFence.test(line);
    const [opening] = (isLooked && outerFence.exec(line)) || [];
    if (isLooked && opening === undefined) next = findInnerEnd(lines, index);
    if (isNew || opening !== undefined) blocks.push({ lines: [], isCode: opening !== undefined });
    blocks.at(-1)?.lines.push(line);
    const isClosing = opening === undefined && fence?.test(line) === true;
    if (isClosing) fence = undefined;
    if (opening !== undefined) fence = createClosing(' {0,3}', opening);
    isNew = isClosing || (fence === undefined && /^\s*$/.test(line));
  }
  return blocks;
};

/** The line after the fence that begins here, or after the text when there is a doubt. */
const findInnerEnd = (lines: readonly string[], index: number): number => {
  const [, prefix = '', opening] = innerFence.exec(lines[index] ?? '') ?? [];
  if (opening === undefined) return lines.length;
  const indent = prefix.replace(/[^ >]/g, ' ');
  const closing = createClosing(indent, opening);
  for (let end = index + 1; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    if (closing.test(line)) return end + 1;
    const isInside = line.startsWith(indent) || (line === '' && !indent.includes('>'));
    if (!isInside || likeFence.test(line)) return lines.length;
  }
  return lines.length;
};

const createClosing = (prefix: string, opening: string) =>
  new RegExp(`^${prefix}${opening.charAt(0)}{${opening.length},}[ \\t]*$`);
