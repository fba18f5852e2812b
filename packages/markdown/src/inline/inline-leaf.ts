import { characterBefore } from './characters.ts';
import { findHeldTail } from './find-held-tail.ts';
import type { InlineNode } from './inline-node.ts';
import type { InlineContext } from './inline-state.ts';
import { parseInline } from './parse-inline.ts';

/** Who shows the nodes of a leaf. */
export interface InlineView {
  /** Shows these nodes behind the first `kept`, which have not changed. */
  setContent(kept: number, nodes: readonly InlineNode[]): void;
}

export interface InlineLeafOptions {
  readonly view: InlineView;
  readonly context: InlineContext;
  /** A run of `#` at the end is no text. */
  readonly isHeading?: boolean;
  /** Stands before the text. */
  readonly lead?: InlineNode | null;
}

/** The growing text of a paragraph, a heading or a table cell. */
export interface InlineLeaf {
  append(text: string): void;
  /** Shows what has arrived. */
  show(): void;
  close(): void;
  /** Takes text back from the end, which has turned out to belong elsewhere. */
  truncate(length: number): void;
  /** Reads the whole text again, because a definition that it waited for has arrived. */
  refresh(): void;
  /** What a refresh would cost, in characters. */
  readonly size: () => number;
  /** The labels it has found no definition for. */
  readonly missing: ReadonlySet<string>;
}

/** Up to this much undecided text is read again with every write; text beyond the first place where nothing is open is not. */
const freeRegion = 512;
/** Of a longer undecided text, each new character pays for reading so many again. This bounds the total work. */
const creditPerCharacter = 48;
/** Decided text is let go when it is at least this long. */
const commitSize = 64;
/** Text nodes are cut at this length, so that appending to a long paragraph touches a short node. */
const textNodeSize = 1024;

export function createInlineLeaf({
  view,
  context: shared,
  isHeading = false,
  lead = null,
}: InlineLeafOptions): InlineLeaf {
  const missing = new Set<string>();
  const context: InlineContext = { ...shared, onMissing: (label) => missing.add(label) };
  /** Text that is decided, and not looked at again. Apart from the rest, because looking at a string that grew costs its whole length. */
  let decided = '';
  let region = '';
  /** The character before the region. */
  let before = '';
  /** The text at the end of the last decided node, which the next node goes on from. */
  let carry = '';
  let kept = 0;
  let hasNews = false;
  let credit = 0;

  const read = (end: number, isOpen: boolean) => {
    const { nodes, stable } = parseInline(region, { context, before, end, isOpen });
    const all = cutText(carry, nodes);
    return { nodes: lead && before === '' ? [lead, ...all] : all, stable };
  };

  const commit = (stable: number) => {
    const { nodes } = read(stable, false);
    const last = nodes.at(-1);
    carry = last?.kind === 'text' ? last.text : '';
    kept += carry ? nodes.length - 1 : nodes.length;
    before = characterBefore(region, stable);
    decided += region.slice(0, stable);
    region = region.slice(stable);
  };

  const startOver = () => {
    region = decided + region;
    decided = before = carry = '';
    kept = 0;
  };

  const readAll = () => read(trimHashes(region, trimEnd(region), isHeading), false).nodes;

  return {
    missing,
    size: () => decided.length + region.length,
    append(text) {
      region += text;
      credit += text.length * creditPerCharacter;
      hasNews = true;
    },
    show() {
      const { length } = region;
      if (!hasNews || (length > freeRegion && credit < length)) return;
      credit = Math.max(0, credit - length);
      hasNews = false;
      const { nodes, stable } = read(trimHashes(region, findHeldTail(region), isHeading), true);
      view.setContent(kept, nodes);
      if (stable >= commitSize) commit(stable);
    },
    close() {
      view.setContent(kept, readAll());
    },
    truncate(length) {
      startOver();
      region = region.slice(0, length);
    },
    refresh() {
      startOver();
      view.setContent(0, readAll());
    },
  };
}

/** Puts the carried text in front, and cuts top-level text at fixed lengths, so that nodes do not depend on when they were shown. */
function cutText(carry: string, nodes: InlineNode[]): InlineNode[] {
  const [first, ...rest] = nodes;
  const joined = carry
    ? first?.kind === 'text'
      ? [{ kind: 'text' as const, text: carry + first.text }, ...rest]
      : [{ kind: 'text' as const, text: carry }, ...nodes]
    : nodes;
  if (joined.every((node) => node.kind !== 'text' || node.text.length <= textNodeSize)) return joined;
  const cut: InlineNode[] = [];
  for (const node of joined) {
    if (node.kind !== 'text') cut.push(node);
    else cut.push(...cutOne(node.text));
  }
  return cut;
}

function cutOne(text: string): InlineNode[] {
  const parts: InlineNode[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from + textNodeSize;
    // Never between two surrogates.
    const code = text.charCodeAt(to - 1);
    if (code >= 0xd800 && code < 0xdc00) to++;
    parts.push({ kind: 'text', text: text.slice(from, to) });
    from = to;
  }
  return parts;
}

function trimEnd(source: string): number {
  let end = source.length;
  while (end > 0 && /[ \t\n]/.test(source.charAt(end - 1))) end--;
  return end;
}

function trimHashes(source: string, end: number, isHeading: boolean): number {
  if (!isHeading) return end;
  let begin = end;
  while (begin > 0 && source.charAt(begin - 1) === '#') begin--;
  if (begin === end || (begin > 0 && !/[ \t]/.test(source.charAt(begin - 1)))) return end;
  while (begin > 0 && /[ \t]/.test(source.charAt(begin - 1))) begin--;
  return begin;
}
