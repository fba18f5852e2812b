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
const commitSize = 256;
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
  let source = '';
  /** Where the text that is not decided yet begins. */
  let base = 0;
  /** The text at the end of the last decided node, which the next node goes on from. */
  let carry = '';
  let kept = 0;
  let shown = 0;
  let credit = 0;

  const read = (region: string, end: number, isOpen: boolean) => {
    const { nodes, stable } = parseInline(region, { context, before: characterBefore(source, base), end, isOpen });
    const all = cutText(carry, nodes);
    return { nodes: lead && base === 0 ? [lead, ...all] : all, stable };
  };

  const commit = (region: string, stable: number) => {
    const { nodes } = read(region, stable, false);
    const last = nodes.at(-1);
    carry = last?.kind === 'text' ? last.text : '';
    kept += carry ? nodes.length - 1 : nodes.length;
    base += stable;
  };

  const startOver = () => {
    base = 0;
    carry = '';
    kept = 0;
  };

  return {
    missing,
    size: () => source.length,
    append(text) {
      source += text;
      credit += text.length * creditPerCharacter;
    },
    show() {
      const length = source.length - base;
      if (source.length === shown || (length > freeRegion && credit < length)) return;
      credit = Math.max(0, credit - length);
      shown = source.length;
      const region = source.slice(base);
      const { nodes, stable } = read(region, trimHashes(region, findHeldTail(region), isHeading), true);
      view.setContent(kept, nodes);
      if (stable >= commitSize) commit(region, stable);
    },
    close() {
      const region = source.slice(base);
      const { nodes } = read(region, trimHashes(region, trimEnd(region), isHeading), false);
      view.setContent(kept, nodes);
    },
    truncate(length) {
      source = source.slice(0, length);
      startOver();
      shown = 0;
    },
    refresh() {
      startOver();
      const { nodes } = read(source, trimHashes(source, trimEnd(source), isHeading), false);
      view.setContent(0, nodes);
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
