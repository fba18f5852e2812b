import { closeBracket, closeBracketHopefully, openBracket } from './brackets.ts';
import { characterAt, characterBefore, isAsciiPunctuation, isCjk, isWhitespace } from './characters.ts';
import { readEntity } from './decode-entity.ts';
import { closeHopefully, measureRun, pushDelimiter, removeDelimiter, settleDelimiters } from './delimiters.ts';
import type { InlineNode } from './inline-node.ts';
import type { InlineContext, InlineState } from './inline-state.ts';
import { appendPiece, appendText, readNodes } from './piece-list.ts';
import { type Autolink, readAngleAutolink, readLiteralAutolink, readLiteralEmail } from './read-autolink.ts';
import { type CodeReader, createCodeReader } from './read-code.ts';

export interface InlineOptions {
  readonly context: InlineContext;
  /** The character before the source, where the source is the end of a longer text. */
  readonly before: string;
  /** Where to stop; what lies behind is only looked at, as the neighbour of what lies before. */
  readonly end: number;
  /** More text may follow: constructs that were begun are shown as if they ended here. */
  readonly isOpen: boolean;
}

export interface InlineResult {
  readonly nodes: InlineNode[];
  /** The last offset at which nothing was open: what lies before it can never change. */
  readonly stable: number;
}

const special = /[\n\\`*_~[\]!<&@]|https?:\/\/|www\./gi;

/** Reads the inline structure of a block's text (section 6), in time linear in its length. */
export function parseInline(source: string, options: InlineOptions): InlineResult {
  const { context, before, isOpen } = options;
  const state: InlineState = {
    source,
    context,
    isOpen,
    pieces: { first: null, last: null },
    delimiters: { first: null, last: null, pending: null, size: 0, floors: new Map() },
    bracket: null,
    at: 0,
    end: options.end,
  };
  const code = createCodeReader(source);
  const precedes = (offset: number) => (offset === 0 ? before : characterBefore(source, offset));
  let stable = 0;
  while (state.at < state.end) {
    special.lastIndex = state.at;
    const match = special.exec(source);
    const next = Math.min(match?.index ?? state.end, state.end);
    if (next > state.at) {
      if (state.delimiters.last === null && state.bracket === null) {
        stable = findStable(source, state.at, next) ?? stable;
      }
      appendText(state.pieces, source.slice(state.at, next));
      state.at = next;
    }
    if (match && next < state.end) readSpecial(state, match[0], { code, precedes });
  }
  if (isOpen) closeBracketHopefully(state);
  settleDelimiters(state.delimiters, state.pieces);
  if (isOpen) closeHopefully(state.delimiters, state.pieces, -1);
  return { nodes: readNodes(state.pieces), stable };
}

/** A place inside plain text where a word begins: whatever follows cannot reach back over it. */
function findStable(source: string, from: number, to: number): number | null {
  // Not `lastIndexOf` on the whole source, which would look for a space beyond `from`.
  const space = from + source.slice(from, to - 1).lastIndexOf(' ');
  if (space >= from) return isWhitespace(source.charAt(space + 1)) ? null : space + 1;
  const isWide = (code: number) => code >= 0x2e80 && code < 0xd800;
  return to - from >= 2 && isWide(source.charCodeAt(to - 1)) && isWide(source.charCodeAt(to - 2)) ? to - 1 : null;
}

interface Readers {
  readonly code: CodeReader;
  readonly precedes: (offset: number) => string;
}

function readSpecial(state: InlineState, mark: string, readers: Readers): void {
  if (readMark(state, mark, readers)) return;
  appendText(state.pieces, state.source.charAt(state.at));
  state.at++;
}

/** Reads what a mark begins; `false` if it is only text. */
function readMark(state: InlineState, mark: string, { code, precedes }: Readers): boolean {
  const { source, at } = state;
  switch (mark) {
    case '\n':
      readNewline(state);
      return true;
    case '\\':
      readBackslash(state);
      return true;
    case '`':
      readCode(state, code);
      return true;
    case '*':
    case '_':
    case '~':
      readRun(state, mark, precedes);
      return true;
    case '[':
      openBracket(state, false);
      return true;
    case ']':
      closeBracket(state);
      return true;
    case '!':
      if (source.charAt(at + 1) !== '[' || at + 1 >= state.end) return false;
      openBracket(state, true);
      return true;
    case '&':
      return readReference(state);
    case '<':
      return appendLink(state, readAngleAutolink(source, at), false);
    case '@': {
      const link = state.bracket ? null : readLiteralEmail(source, at);
      return link !== null && takeBack(state, at - link.begin) && appendLink(state, link, true);
    }
    default:
      return (
        canBeginAddress(mark, precedes(at)) &&
        !state.bracket &&
        appendLink(state, readLiteralAutolink(source, at), true)
      );
  }
}

function canBeginAddress(mark: string, before: string): boolean {
  const isWww = mark.length === 4;
  return isWww ? isWhitespace(before) || isCjk(before) || '*_~([]'.includes(before) : !/[A-Za-z]/.test(before);
}

function readReference(state: InlineState): boolean {
  const entity = readEntity(state.source, state.at);
  if (!entity) return false;
  appendText(state.pieces, entity.text);
  state.at = entity.end;
  return true;
}

/** A literal address that reaches the end of an open text may still grow, so it leads nowhere yet. */
function appendLink(state: InlineState, link: Autolink | null, isLiteral: boolean): boolean {
  if (!link) return false;
  const isGrowing = isLiteral && state.isOpen && link.end >= state.end;
  const destination = isGrowing ? null : link.destination;
  const begin = link.end - link.text.length;
  const text = isGrowing ? link.text.slice(0, state.end - begin) : link.text;
  const children = [{ kind: 'text', text } as const];
  appendPiece(state.pieces, { kind: 'link', destination, title: '', children }, '');
  state.at = link.end;
  return true;
}

/** Takes back the name before an `@`, which was read as plain text. */
function takeBack(state: InlineState, length: number): boolean {
  let rest = length;
  for (let piece = state.pieces.last; piece && rest > 0; piece = piece.previous) {
    if (piece.node !== null) return false;
    rest -= piece.text.length;
  }
  if (rest > 0) return false;
  for (let left = length; left > 0; ) {
    const { last } = state.pieces;
    if (!last) return true;
    const taken = Math.min(left, last.text.length);
    last.text = last.text.slice(0, last.text.length - taken);
    left -= taken;
    const delimiter = state.delimiters.last;
    if (delimiter?.piece === last) removeDelimiter(state.delimiters, delimiter);
    if (last.text === '') {
      state.pieces.last = last.previous;
      if (last.previous) last.previous.next = null;
      else state.pieces.first = null;
    }
  }
  return true;
}

function readNewline(state: InlineState): void {
  const { last } = state.pieces;
  let isHard = state.context.breaks;
  if (last && last.node === null && !last.isMarker) {
    const text = last.text.replace(/[ \t]+$/, '');
    isHard ||= last.text.length - text.length >= 2 && last.text.endsWith('  ');
    last.text = text;
  }
  if (isHard) appendPiece(state.pieces, { kind: 'break' }, '');
  else appendText(state.pieces, '\n');
  state.at++;
}

function readBackslash(state: InlineState): void {
  const next = state.source.charAt(state.at + 1);
  if (next === '\n') appendPiece(state.pieces, { kind: 'break' }, '');
  else appendText(state.pieces, isAsciiPunctuation(next) ? next : '\\');
  state.at += next === '\n' || isAsciiPunctuation(next) ? 2 : 1;
}

function readCode(state: InlineState, code: CodeReader): void {
  const { source, at, end, isOpen, pieces } = state;
  const span = code.read(at);
  if (span.end !== null) {
    appendPiece(pieces, { kind: 'code', text: span.text(span.end - span.length) }, '');
    state.at = span.end;
  } else if (isOpen && at + span.length < end) {
    appendPiece(pieces, { kind: 'code', text: span.text(end) }, '');
    state.at = end;
  } else {
    appendText(pieces, source.slice(at, at + span.length));
    state.at = at + span.length;
  }
}

/** So many runs may wait for their partners at once; further ones are text, which bounds how deep elements nest. */
const maxOpen = 64;

function readRun(state: InlineState, marker: string, precedes: (offset: number) => string): void {
  const { source, at, pieces, delimiters } = state;
  let end = at + 1;
  while (source.charAt(end) === marker) end++;
  const { canOpen, canClose, isHopeful } = measureRun(marker, precedes(at), characterAt(source, end));
  const text = source.slice(at, end);
  state.at = end;
  if ((!canOpen && !canClose) || (marker === '~' && text.length > 2) || delimiters.size >= maxOpen) {
    appendText(pieces, text);
    return;
  }
  const piece = appendPiece(pieces, null, text, true);
  const length = end - at;
  pushDelimiter(delimiters, {
    marker,
    piece,
    offset: at,
    length,
    count: length,
    canOpen,
    canClose,
    isHopeful,
    previous: null,
    next: null,
  });
  if (!state.bracket) settleDelimiters(delimiters, pieces);
}
