import { isCjk, isPunctuation, isWhitespace } from './characters.ts';
import { type Piece, type PieceList, removePiece, wrapPieces } from './piece-list.ts';

/** A run of `*`, `_` or `~` that may begin or end emphasis. */
export interface Delimiter {
  readonly marker: string;
  readonly piece: Piece;
  /** Where the run stands in the source: orders it against brackets. */
  readonly offset: number;
  readonly length: number;
  /** What of the run is not used up yet. */
  count: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Whether it is bold before its end has arrived. Not where it is rather a product or a name (`2*3`). */
  readonly isHopeful: boolean;
  previous: Delimiter | null;
  next: Delimiter | null;
}

export interface DelimiterStack {
  last: Delimiter | null;
  first: Delimiter | null;
  size: number;
  /** The first run that was not looked at as a closer yet. */
  pending: Delimiter | null;
  /** For each kind of closer, the offset below which there is known to be no opener. Keeps the search linear. */
  readonly floors: Map<string, number>;
}

/**
 * Whether a run may open and close, by its neighbours (section 6.2). Departs from CommonMark where a neighbour is Chinese,
 * Japanese or Korean: those scripts set no spaces around emphasis, so `**“重点”**后` would never close.
 */
export function measureRun(
  marker: string,
  before: string,
  after: string,
): { canOpen: boolean; canClose: boolean; isHopeful: boolean } {
  const spaceBefore = isWhitespace(before);
  const spaceAfter = isWhitespace(after);
  const punctuationBefore = !spaceBefore && isPunctuation(before);
  const punctuationAfter = !spaceAfter && isPunctuation(after);
  const isCjkNear = (punctuationBefore || punctuationAfter) && (isCjk(before) || isCjk(after));
  const isLeft = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore || isCjkNear);
  const isRight = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter || isCjkNear);
  const isWord = marker === '_';
  return {
    canOpen: isLeft && (!isWord || !isRight || punctuationBefore),
    canClose: isRight && (!isWord || !isLeft || punctuationAfter),
    isHopeful: !/[A-Za-z0-9]/.test(before),
  };
}

export function pushDelimiter(stack: DelimiterStack, delimiter: Delimiter): void {
  delimiter.previous = stack.last;
  if (stack.last) stack.last.next = delimiter;
  else stack.first = delimiter;
  stack.last = delimiter;
  stack.size++;
  stack.pending ??= delimiter;
}

export function removeDelimiter(stack: DelimiterStack, delimiter: Delimiter): void {
  stack.size--;
  if (stack.pending === delimiter) stack.pending = delimiter.next;
  if (delimiter.previous) delimiter.previous.next = delimiter.next;
  else stack.first = delimiter.next;
  if (delimiter.next) delimiter.next.previous = delimiter.previous;
  else stack.last = delimiter.previous;
}

/** Forgets the runs inside a bracket that has become a link. */
export function dropDelimiters(stack: DelimiterStack, bottom: number): void {
  while (stack.last && stack.last.offset > bottom) removeDelimiter(stack, stack.last);
}

/** Matches the closers that were not looked at yet. Because it only looks back, it may run while the text still grows. */
export function settleDelimiters(stack: DelimiterStack, pieces: PieceList): void {
  matchClosers(stack, pieces, { start: stack.pending, bottom: -1, floors: stack.floors });
  stack.pending = null;
}

/** Matches the closers after an offset among themselves. */
export function settleInside(stack: DelimiterStack, pieces: PieceList, bottom: number): void {
  let start = stack.last;
  while (start?.previous && start.previous.offset > bottom) start = start.previous;
  if (start && start.offset > bottom) matchClosers(stack, pieces, { start, bottom, floors: new Map() });
}

function matchClosers(
  stack: DelimiterStack,
  pieces: PieceList,
  range: { start: Delimiter | null; bottom: number; floors: Map<string, number> },
): void {
  let closer = range.start;
  while (closer) {
    if (!closer.canClose) {
      closer = closer.next;
      continue;
    }
    const kind = `${closer.marker}${closer.canOpen}${closer.marker === '~' ? closer.length : closer.length % 3}`;
    const opener = findOpener(closer, Math.max(range.bottom, range.floors.get(kind) ?? -1));
    if (opener) {
      closer = joinRuns(stack, pieces, { opener, closer });
      continue;
    }
    range.floors.set(kind, closer.offset - 1);
    const { next } = closer;
    if (!closer.canOpen) removeDelimiter(stack, closer);
    closer = next;
  }
}

function findOpener(closer: Delimiter, floor: number): Delimiter | null {
  for (let opener = closer.previous; opener && opener.offset > floor; opener = opener.previous) {
    if (opener.canOpen && canPair(opener, closer)) return opener;
  }
  return null;
}

function canPair(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.marker !== closer.marker) return false;
  if (opener.marker === '~') return opener.length === closer.length && opener.length <= 2;
  // The rule of three of section 6.2, which keeps `*foo**bar*` in one piece.
  if (!closer.canOpen && !opener.canClose) return true;
  return closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}

/** A longer run is one strong element and not a hundred. */
const maxRun = 32;

/** Wraps what stands between two runs, and gives the closer to look at next. */
function joinRuns(
  stack: DelimiterStack,
  pieces: PieceList,
  pair: { opener: Delimiter; closer: Delimiter },
): Delimiter | null {
  const { opener, closer } = pair;
  while (closer.previous && closer.previous !== opener) removeDelimiter(stack, closer.previous);
  const most = Math.min(opener.count, closer.count);
  const used = opener.marker === '~' || most > maxRun ? most : Math.min(most, 2);
  wrapRun(pieces, opener, { before: closer.piece, used });
  if (opener.count === 0) {
    removePiece(pieces, opener.piece);
    removeDelimiter(stack, opener);
  }
  closer.count -= used;
  closer.piece.text = closer.piece.text.slice(used);
  if (closer.count > 0) return closer;
  const { next } = closer;
  removePiece(pieces, closer.piece);
  removeDelimiter(stack, closer);
  return next;
}

function wrapRun(pieces: PieceList, opener: Delimiter, range: { before: Piece | null; used: number }): void {
  const { before, used } = range;
  const kind = opener.marker === '~' ? 'strike' : used >= 2 ? 'strong' : 'emphasis';
  opener.count -= used;
  opener.piece.text = opener.piece.text.slice(used);
  wrapPieces(pieces, { after: opener.piece, before }, (children) => ({ kind, children }));
}

/** How many levels of unfinished emphasis are shown; more are noise, not emphasis. */
const mostHopeful = 8;

/** Shows what was opened after an offset as if it ended here, while its end is still on the way. */
export function closeHopefully(stack: DelimiterStack, pieces: PieceList, bottom: number): void {
  const hopeful: Delimiter[] = [];
  for (let opener = stack.first; opener && hopeful.length < mostHopeful; opener = opener.next) {
    const isPlain = opener.marker === '~' ? opener.length === 2 : opener.count <= 3;
    if (opener.offset > bottom && opener.canOpen && opener.isHopeful && isPlain) hopeful.push(opener);
  }
  for (const opener of hopeful.reverse()) {
    while (opener.count > 0) wrapRun(pieces, opener, { before: null, used: Math.min(opener.count, 2) });
    removePiece(pieces, opener.piece);
    removeDelimiter(stack, opener);
  }
}
