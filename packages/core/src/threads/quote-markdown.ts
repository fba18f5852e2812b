/**
 * Puts the Markdown of a message into a document so that it cannot reach beyond itself: in a block quote, which ends open
 * fences and lists, with raw HTML and definitions of links escaped, which would reach through it. Code stays as it is.
 */
export const quoteMarkdown = (text: string): string =>
  splitBlocks(text.split(/\r\n|\r|\n/))
    .flatMap(({ lines, isCode }) => (isCode ? lines : escapeLines(lines)))
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

/** A text on one line that is nothing but text. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, '\\$&');

type Block = { readonly lines: readonly string[]; readonly isCode: boolean };

/** Fenced code, and what is between blank lines. A fence that is indented may belong to a list, which a later line ends: it counts as text. */
const splitBlocks = (lines: readonly string[]): readonly Block[] => {
  const blocks: { lines: string[]; isCode: boolean }[] = [];
  let fence: RegExp | undefined;
  let isNew = true;
  for (const line of lines) {
    const [opening] = fence === undefined ? (/^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? []) : [];
    if (isNew || opening !== undefined) blocks.push({ lines: [], isCode: opening !== undefined });
    blocks.at(-1)?.lines.push(line);
    if (opening !== undefined) fence = new RegExp(`^ {0,3}${opening.charAt(0)}{${opening.length},}[ \\t]*$`);
    const isClosing = opening === undefined && fence?.test(line) === true;
    if (isClosing) fence = undefined;
    isNew = isClosing || (fence === undefined && /^\s*$/.test(line));
  }
  return blocks;
};

const escapeLines = (lines: readonly string[]): readonly string[] => {
  const parsed = lines.map(splitSpans);
  // Where a span may end on another line, or a table may cut it, no backtick is trusted to begin code.
  const isTrusted = parsed.every((pieces) => pieces?.every(({ text, isCode }) => !isCode || !text.includes('|')));
  return lines.map((line, index) =>
    escapeDefinition(
      isTrusted
        ? (parsed[index] ?? []).map(({ text, isCode }) => (isCode ? text : escapeTags(text))).join('')
        : escapeTags(line),
    ),
  );
};

/** Code spans, and what is between them; `undefined` when a run of backticks has no like of it on the line. */
const splitSpans = (line: string): readonly { readonly text: string; readonly isCode: boolean }[] | undefined => {
  const pieces: { text: string; isCode: boolean }[] = [];
  const marks = /\\.|`+/g;
  let end = 0;
  for (let mark = marks.exec(line); mark !== null; mark = marks.exec(line)) {
    const [run] = mark;
    if (run.startsWith('\\')) continue;
    const runs = /`+/g;
    runs.lastIndex = marks.lastIndex;
    let close = runs.exec(line);
    while (close !== null && close[0] !== run) close = runs.exec(line);
    if (close === null) return undefined;
    pieces.push({ text: line.slice(end, mark.index), isCode: false });
    pieces.push({ text: line.slice(mark.index, runs.lastIndex), isCode: true });
    end = runs.lastIndex;
    marks.lastIndex = end;
  }
  return [...pieces, { text: line.slice(end), isCode: false }];
};

const escapeTags = (text: string) => text.replace(/\\.|<(?=[a-z/!?])/gi, (found) => (found === '<' ? '\\<' : found));

/** Brackets that begin a line and may begin a definition, whose label may end on a later line; those of links and citations do not. */
const escapeDefinition = (line: string) =>
  line.replace(/^((?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)\[(?!(?:\\.|[^\]\\])*\](?!:))/, '$1\\[');
