import type { InlineNode } from './inline-node.ts';

/** Nesting beyond this is shown flat: nobody reads it, and a deep tree overflows the stacks of browsers. */
const maxHeight = 32;

/** One element or stretch of text that may still be wrapped by what follows. */
export interface Piece {
  text: string;
  /** `null` while the piece is text. */
  readonly node: InlineNode | null;
  /** Text that stands for an open delimiter or bracket; nothing may be appended to it. */
  readonly isMarker: boolean;
  readonly height: number;
  previous: Piece | null;
  next: Piece | null;
}

/** Pieces in reading order. Wrapping moves each piece once per level, so the whole parse stays linear. */
export interface PieceList {
  first: Piece | null;
  last: Piece | null;
}

export function appendPiece(list: PieceList, node: InlineNode | null, text: string, isMarker = false): Piece {
  const piece: Piece = { text, node, isMarker, height: 0, previous: list.last, next: null };
  if (list.last) list.last.next = piece;
  else list.first = piece;
  list.last = piece;
  return piece;
}

export function appendText(list: PieceList, text: string): void {
  const { last } = list;
  if (last && last.node === null && !last.isMarker) last.text += text;
  else appendPiece(list, null, text);
}

export function removePiece(list: PieceList, piece: Piece): void {
  if (piece.previous) piece.previous.next = piece.next;
  else list.first = piece.next;
  if (piece.next) piece.next.previous = piece.previous;
  else list.last = piece.previous;
}

/** Removes everything after a piece and gives it back as nodes. */
export function takeAfter(
  list: PieceList,
  after: Piece,
  before: Piece | null,
): { nodes: InlineNode[]; height: number } {
  let height = 0;
  for (let piece = after.next; piece && piece !== before; piece = piece.next) height = Math.max(height, piece.height);
  const nodes = collectNodes(after.next, before);
  after.next = before;
  if (before) before.previous = after;
  else list.last = after;
  return { nodes, height };
}

/** Puts the pieces between two markers into one element; leaves them as they are where that would nest too deep. */
export function wrapPieces(
  list: PieceList,
  range: { after: Piece; before: Piece | null },
  wrap: (children: InlineNode[]) => InlineNode,
): void {
  const { after, before } = range;
  let height = 0;
  for (let piece = after.next; piece && piece !== before; piece = piece.next) height = Math.max(height, piece.height);
  if (height >= maxHeight) return;
  const { nodes } = takeAfter(list, after, before);
  const piece: Piece = {
    text: '',
    node: wrap(nodes),
    isMarker: false,
    height: height + 1,
    previous: after,
    next: before,
  };
  after.next = piece;
  if (before) before.previous = piece;
  else list.last = piece;
}

export const readNodes = (list: PieceList): InlineNode[] => collectNodes(list.first, null);

function collectNodes(first: Piece | null, before: Piece | null): InlineNode[] {
  const nodes: InlineNode[] = [];
  let text = '';
  for (let piece = first; piece && piece !== before; piece = piece.next) {
    if (piece.node === null) {
      text += piece.text;
      continue;
    }
    if (text) nodes.push({ kind: 'text', text });
    text = '';
    nodes.push(piece.node);
  }
  if (text) nodes.push({ kind: 'text', text });
  return nodes;
}
