import { splitBlocks } from './split-blocks.ts';

/**
 * Puts the Markdown of a message into a document so that it cannot reach beyond itself: in a block quote, which ends open
 * fences and lists, with raw HTML and definitions of links escaped, which would reach through it. Code stays as it is.
 */
export const quoteMarkdown = (text: string): string =>
  splitBlocks(text.split(/\r\n|\r|\n/).map((line) => (/^[ \t]*(?:`{3}|~{3})/.test(line) ? expandTabs(line) : line)))
    .flatMap(({ lines, isCode }) => (isCode ? lines : escapeLines(lines.map(expandTabs))))
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

/** A text on one line that is nothing but text. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]>()#+\-.!|~&]/g, '\\$&')
    .replaceAll('<', '&lt;');

/** The mark of the quote moves the stops of tabs, by which indented lines and the ends of fences are told. */
const expandTabs = (line: string): string =>
  line.replace(/^[ \t]+/, (indent) =>
    [...indent].reduce((spaces, space) => spaces + ' '.repeat(space === ' ' ? 1 : 4 - (spaces.length % 4)), ''),
  );

/** Addresses take the backticks in them for themselves. */
const likeAddress = /\]\(|:\/\/|www\.|@/i;

const escapeLines = (lines: readonly string[]): readonly string[] => {
  const parsed = lines.map(splitSpans);
  // Where a span may end on another line, or a table may cut it, no backtick is trusted to begin code.
  const isTrusted =
    !lines.some((line) => likeAddress.test(line)) &&
    parsed.every((pieces) => pieces?.every(({ text, isCode }) => !isCode || !text.includes('|')));
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

/** As references, not with backslashes: an address before the bracket would take the backslash for itself. */
const escapeTags = (text: string) =>
  text.replace(/\\.|<(?=[a-z/!?])/gi, (found) => (found.endsWith('<') ? '&lt;' : found));

/** Brackets that begin a line and may begin a definition, whose label may end on a later line; those of links and citations do not. */
const escapeDefinition = (line: string) =>
  line.replace(/^((?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)\[(?!(?:\\.|[^\]\\])*\](?!:))/, '$1\\[');
