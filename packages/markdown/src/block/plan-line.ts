import { unescapeText } from '../inline/decode-entity.ts';
import { readItemStart } from './item-start.ts';
import {
  createLineCursor,
  findWord,
  isAtSpace,
  isBlank,
  type LineCursor,
  moveCharacters,
  moveColumns,
  moveToWord,
  readIndent,
  readRest,
} from './line-cursor.ts';
import type { ContainerStart, Fence, LineContent, LinePlan, OpenBlocks } from './line-plan.ts';
import { readDelimiterRow } from './table-row.ts';

/** Deeper quotes and lists are text. */
const maxDepth = 48;

/**
 * Decides how a line continues the open blocks (section "Phase 1: block structure"). Of a line whose end has not arrived it gives
 * a plan only if no further character can change it; `null` means: wait. The last text of such a plan may go on growing.
 */
export function planLine(line: string, open: OpenBlocks, isWhole: boolean): LinePlan | null {
  const cursor = createLineCursor(line);
  const kept = keepContainers(cursor, open);
  const isAllKept = kept === open.containers.length;
  const { leaf } = open;
  if (!isWhole && isBlank(cursor)) return null;
  const plan = { kept, isLeafKept: isAllKept, isLazy: false, starts: [] };

  if (isAllKept && leaf.kind === 'fence') {
    const end = readFenceEnd(cursor, leaf.fence, isWhole);
    if (end === null) return null;
    if (end) return { ...plan, content: { kind: 'fence-end' } };
    moveColumns(cursor, Math.min(leaf.fence.indent, readIndent(cursor)));
    return { ...plan, content: { kind: 'code', text: readRest(cursor) } };
  }
  if (isAllKept && leaf.kind === 'indented-code' && (isBlank(cursor) || readIndent(cursor) >= 4)) {
    moveColumns(cursor, 4);
    return { ...plan, content: { kind: 'code', text: readRest(cursor) } };
  }
  return planStarts(cursor, open, { kept, isAllKept, isWhole });
}

/** How many containers a line goes on with; takes their marks off. */
function keepContainers(cursor: LineCursor, { containers }: OpenBlocks): number {
  let kept = 0;
  for (const container of containers) {
    if (container.kind === 'quote') {
      if (!readQuoteMark(cursor)) break;
    } else if (container.kind === 'item') {
      if (isBlank(cursor)) {
        if (container.isEmpty) break;
        moveToWord(cursor);
      } else if (readIndent(cursor) >= container.indent) {
        moveColumns(cursor, container.indent);
      } else {
        break;
      }
    }
    kept++;
  }
  return kept;
}

function readQuoteMark(cursor: LineCursor): boolean {
  if (readIndent(cursor) > 3 || cursor.line.charAt(cursor.wordOffset) !== '>') return false;
  moveToWord(cursor);
  moveCharacters(cursor, 1);
  if (isAtSpace(cursor)) moveColumns(cursor, 1);
  findWord(cursor);
  return true;
}

/** `null` while it may still become the end. */
function readFenceEnd(cursor: LineCursor, fence: Fence, isWhole: boolean): boolean | null {
  if (readIndent(cursor) > 3) return false;
  const rest = cursor.line.slice(cursor.wordOffset);
  const [run = '', space = ''] = /^(?:`+|~+)([ \t]*)$/.exec(rest) ?? [];
  if (!run.startsWith(fence.mark)) return false;
  const isLong = run.length - space.length >= fence.length;
  if (!isWhole && (isLong || !space)) return null;
  return isLong;
}

/** A mark whose meaning depends on what follows it in the line. */
const undecided =
  /^(?:#{1,6}[ \t]*|\+[ \t]*|\d{1,9}[.)]?[ \t]*|`{1,2}|`{3,}[^`]*|~{1,2}|~{3,}.*|\*[* \t]*|-[- \t]*|_[_ \t]*)$/;
const undecidedInParagraph = /^(?:=+[ \t]*|[|:-][|:\- \t]*)$/;

interface Progress {
  readonly kept: number;
  readonly isAllKept: boolean;
  readonly isWhole: boolean;
}

function planStarts(cursor: LineCursor, open: OpenBlocks, progress: Progress): LinePlan | null {
  const { kept, isAllKept, isWhole } = progress;
  const { leaf } = open;
  const starts: ContainerStart[] = [];
  for (;;) {
    if (!isWhole && isBlank(cursor)) return null;
    const isFirst = starts.length === 0;
    const isInParagraph = isFirst && isAllKept && leaf.kind === 'paragraph';
    const finish = (content: LineContent): LinePlan => ({
      kept,
      isLeafKept: isInParagraph || (isFirst && isAllKept && leaf.kind === 'table'),
      isLazy: false,
      starts,
      content,
    });
    if (isBlank(cursor)) return { ...finish({ kind: 'blank' }), isLeafKept: false };
    const isAfterText = isFirst && leaf.kind === 'paragraph';
    const isDeep = kept + starts.length * 2 >= maxDepth;
    if (readIndent(cursor) < 4) {
      const rest = cursor.line.slice(cursor.wordOffset);
      if (!isWhole && (undecided.test(rest) || (isInParagraph && undecidedInParagraph.test(rest)))) return null;
      if (!isDeep && readQuoteMark(cursor)) {
        starts.push({ kind: 'quote' });
        continue;
      }
      const content = readLeafStart(rest, readIndent(cursor), isInParagraph ? leaf : null);
      if (content) {
        const isOwnLeaf = content.kind === 'underline' || content.kind === 'table';
        return { ...finish(content), isLeafKept: isOwnLeaf };
      }
      const item = isDeep ? null : readItemStart(cursor, isInParagraph);
      if (item) {
        starts.push(item);
        continue;
      }
      const alignments = isInParagraph ? readDelimiterRow(rest, leaf.lastLine) : null;
      if (alignments) return finish({ kind: 'table', alignments });
    } else if (!isAfterText) {
      moveColumns(cursor, 4);
      return { ...finish({ kind: 'indented-code', text: readRest(cursor) }), isLeafKept: false };
    }
    moveToWord(cursor);
    const text = readRest(cursor);
    if (isFirst && isAllKept && leaf.kind === 'table') return finish({ kind: 'row', text });
    const plan = finish({ kind: 'text', text });
    return isAfterText && !isAllKept ? { ...plan, isLazy: true } : plan;
  }
}

/** A fence of more than 255 marks is text: an empty code block would hide what was sent. */
function readLeafStart(
  rest: string,
  indent: number,
  paragraph: Extract<OpenBlocks['leaf'], { kind: 'paragraph' }> | null,
): LineContent | null {
  const heading = /^(#{1,6})(?:[ \t]+|$)/.exec(rest);
  if (heading) return { kind: 'heading', level: (heading[1] ?? '').length, text: rest.slice(heading[0].length) };
  const [, run = '', info = ''] = /^(`{3,255}(?!.*`)|~{3,255}(?!~))(.*)$/.exec(rest) ?? [];
  if (run) {
    const language = unescapeText(info.trim()).split(/\s/, 1)[0] ?? '';
    return { kind: 'fence', fence: { mark: run.charAt(0), length: run.length, indent, language } };
  }
  if (paragraph && /^(?:=+|-+)[ \t]*$/.test(rest) && paragraph.hasText()) {
    return { kind: 'underline', level: rest.startsWith('=') ? 1 : 2 };
  }
  if (/^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(rest)) return { kind: 'rule' };
  return null;
}
