import type { Bracket } from './bracket.ts';
import { closeHopefully, dropDelimiters, settleDelimiters, settleInside } from './delimiters.ts';
import { type InlineNode, readInlineText } from './inline-node.ts';
import type { InlineState, Reference } from './inline-state.ts';
import { normalizeLabel, readLabel, readTarget } from './link-parts.ts';
import { appendPiece, appendText, removePiece, takeAfter, wrapPieces } from './piece-list.ts';

/** Brackets inside so many open ones are text. */
const maxDepth = 64;

export function openBracket(state: InlineState, isImage: boolean): void {
  const mark = isImage ? '![' : '[';
  state.at += mark.length;
  const depth = (state.bracket?.depth ?? 0) + 1;
  if (depth > maxDepth) {
    if (state.bracket) state.bracket.hasInner = true;
    appendText(state.pieces, mark);
    return;
  }
  const piece = appendPiece(state.pieces, null, mark, true);
  if (state.bracket) state.bracket.hasInner = true;
  state.bracket = { piece, isImage, offset: state.at, isActive: true, hasInner: false, depth, previous: state.bracket };
}

/** Decides at a `]` whether its bracket is a link, an image, a citation, or only text. */
export function closeBracket(state: InlineState): void {
  const { bracket, source, at } = state;
  const target = bracket?.isActive ? findTarget(state, bracket) : null;
  if (target === 'incomplete') {
    // The address is still arriving: show the text, hold the rest.
    state.end = at;
    return;
  }
  state.at = at + 1;
  if (bracket && target) {
    state.at = target.end;
    makeLink(state, bracket, target);
  } else if (bracket?.isActive && isCitation({ ...state, at }, bracket)) {
    const number = Number(source.slice(bracket.offset, at));
    takeAfter(state.pieces, bracket.piece, null);
    removePiece(state.pieces, bracket.piece);
    appendPiece(state.pieces, { kind: 'citation', number }, '');
  } else {
    appendText(state.pieces, ']');
  }
  state.bracket = bracket?.previous ?? null;
  if (!state.bracket) settleDelimiters(state.delimiters, state.pieces);
}

interface FoundTarget extends Reference {
  readonly end: number;
}

function findTarget(state: InlineState, bracket: Bracket): FoundTarget | 'incomplete' | null {
  const { source, at, context, isOpen } = state;
  const next = source.charAt(at + 1);
  if (next === '(') {
    const target = readTarget(source, at + 1);
    if (typeof target === 'object') return { ...target.value, end: target.end };
    if (target === 'incomplete' && isOpen) return 'incomplete';
  }
  const label = next === '[' ? readLabel(source, at + 1) : 'invalid';
  if (label === 'incomplete' && isOpen) return 'incomplete';
  const isFull = typeof label === 'object' && label.value !== '';
  if (!isFull && bracket.hasInner) return null;
  const name = normalizeLabel(isFull ? label.value : source.slice(bracket.offset, Math.min(at, bracket.offset + 1000)));
  if (name === '' || name.length > 999) return null;
  const reference = context.references.get(name);
  if (reference) return { ...reference, end: typeof label === 'object' ? label.end : at + 1 };
  context.onMissing(name);
  return null;
}

const isCitation = ({ context, source, at }: InlineState, bracket: Bracket): boolean =>
  context.citations &&
  !bracket.isImage &&
  source.charAt(at + 1) !== '(' &&
  at - bracket.offset < 5 &&
  /^\d+$/.test(source.slice(bracket.offset, at));

function makeLink(state: InlineState, bracket: Bracket, target: Reference): void {
  const { pieces, delimiters } = state;
  const { destination, title } = target;
  settleInside(delimiters, pieces, bracket.offset - 1);
  dropDelimiters(delimiters, bracket.offset - 1);
  wrapPieces(pieces, { after: bracket.piece, before: null }, (children) =>
    bracket.isImage
      ? { kind: 'image', destination, title, alt: readInlineText(children) }
      : { kind: 'link', destination, title, children },
  );
  removePiece(pieces, bracket.piece);
  if (bracket.isImage) return;
  // Those further out were switched off by an earlier link already, so each is switched off once.
  for (let outer = bracket.previous; outer; outer = outer.previous) {
    if (outer.isImage) continue;
    if (!outer.isActive) break;
    outer.isActive = false;
  }
}

/** Text in brackets longer than this is no link text any more, so the bracket is shown. */
const longestLinkText = 400;
/** What is no link text from its first character on: a citation, a footnote, a task, an empty pair. */
const noLinkText = /^(?:\d{0,4}|\^\S*|[ xX]?)$/;

/** Shows the text of a link whose end has not arrived, and nothing of a half image. */
export function closeBracketHopefully(state: InlineState): void {
  const { pieces, delimiters, source, end } = state;
  let bracket: Bracket | null = null;
  for (let outer = state.bracket; outer && end - outer.offset <= longestLinkText; outer = outer.previous) {
    if (outer.isActive) bracket = outer;
  }
  if (!bracket) return;
  const bottom = bracket.offset - 1;
  const text = source.slice(bracket.offset, end);
  if (bracket.isImage || noLinkText.test(text)) {
    takeAfter(pieces, bracket.piece, null);
  } else if (!/^\s/.test(text)) {
    settleInside(delimiters, pieces, bottom);
    closeHopefully(delimiters, pieces, bottom);
    const wrap = (children: InlineNode[]): InlineNode => ({ kind: 'link', destination: null, title: '', children });
    wrapPieces(pieces, { after: bracket.piece, before: null }, wrap);
  } else {
    return;
  }
  dropDelimiters(delimiters, bottom);
  removePiece(pieces, bracket.piece);
}
