import { createInlineLeaf, type InlineLeaf } from '../inline/inline-leaf.ts';
import type { InlineNode } from '../inline/inline-node.ts';
import type { BlockView } from './block-view.ts';
import type { Leaf, LeafDocument } from './leaf.ts';
import { readDefinition } from './read-definition.ts';

export interface ParagraphOptions {
  /** Makes the element; asked only once there is something to show. */
  readonly open: () => BlockView;
  readonly document: LeafDocument;
  /** `[ ]` at the beginning is a task. */
  readonly canBeTask: boolean;
}

export interface ParagraphLeaf extends Leaf {
  /** Takes the last line back, because it has turned out to be the header of a table, and closes the rest. */
  takeLastLine(): string;
  /** Turns what is left of it after definitions into a heading, and closes it. */
  closeAsHeading(level: number): void;
}

const task = /^\[([ xX])\](?=[ \t\n]\s*\S)/;
const halfTask = /^\[(?:[ xX](?:\](?:[ \t\n]\s*)?)?)?$/;
/** A longer undecided beginning is read again only when it has grown by a quarter. */
const freeStart = 512;

/** A paragraph, which may begin with definitions that are not shown. */
export function createParagraphLeaf({ open, document, canBeTask }: ParagraphOptions): ParagraphLeaf {
  let source = '';
  let lineStart = 0;
  /** Behind the definitions. */
  let start = 0;
  let tried = 0;
  let text: InlineLeaf | null = null;
  let view: BlockView | null = null;
  let fed = 0;
  let textStart = 0;

  const begin = (at: number, lead: InlineNode | null): InlineLeaf => {
    view = open();
    fed = at;
    textStart = at;
    text = createInlineLeaf({ view, context: document.context, lead });
    return text;
  };

  const decide = (isFinal: boolean): InlineLeaf | null => {
    while (!text && start < source.length) {
      if (source.charAt(start) !== '[') return begin(start, null);
      const found = canBeTask && start === 0 ? task.exec(source) : null;
      if (found) return begin(found[0].length, { kind: 'task', isDone: found[1] !== ' ' });
      if (!isFinal && canBeTask && start === 0 && halfTask.test(source)) return null;
      const size = source.length - start;
      if (!isFinal && size > freeStart && size < tried * 1.25) return null;
      tried = size;
      const definition = readDefinition(source, start, isFinal);
      if (definition === 'incomplete') return null;
      if (definition === 'invalid') return begin(start, null);
      document.define(definition.value.label, definition.value);
      start = definition.end;
      tried = 0;
    }
    return text;
  };

  const feed = (isFinal: boolean): InlineLeaf | null => {
    const leaf = decide(isFinal);
    if (leaf && fed < source.length) leaf.append(source.slice(fed));
    fed = Math.max(fed, source.length);
    return leaf;
  };

  const close = () => {
    const leaf = feed(true);
    leaf?.close();
    if (leaf) document.watch(leaf);
  };

  return {
    shape: {
      kind: 'paragraph',
      hasText: () => decide(true) !== null,
      lastLine: () => source.slice(lineStart),
    },
    beginLine() {
      if (source) source += '\n';
      lineStart = source.length;
    },
    append(more) {
      source += more;
    },
    show: () => feed(false)?.show(),
    close,
    takeLastLine() {
      const leaf = feed(true);
      const line = source.slice(lineStart);
      source = source.slice(0, lineStart);
      fed = lineStart;
      if (textStart < lineStart) {
        leaf?.truncate(lineStart - textStart);
      } else {
        view?.remove();
        text = null;
        start = lineStart;
      }
      close();
      return line;
    },
    closeAsHeading(level) {
      const leaf = feed(true);
      view?.becomeHeading(level);
      leaf?.close();
      if (leaf) document.watch(leaf);
    },
  };
}
