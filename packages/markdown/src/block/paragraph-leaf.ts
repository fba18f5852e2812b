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
  /** What has arrived and is not decided to be text yet. */
  let head = '';
  /** The current line, in case it is the header of a table. */
  let line = '';
  let isFirstLine = true;
  let isAtStart = true;
  let tried = 0;
  let text: InlineLeaf | null = null;
  let view: BlockView | null = null;

  const begin = (from: number, lead: InlineNode | null): InlineLeaf => {
    view = open();
    text = createInlineLeaf({ view, context: document.context, lead });
    text.append(head.slice(from));
    head = '';
    return text;
  };

  /** Takes definitions and a task off the beginning; `null` while what follows them could be another. */
  const decide = (isFinal: boolean): InlineLeaf | null => {
    // Rather nothing than bars: the line is most likely the header of a table, whose second line is on its way.
    if (!isFinal && head.startsWith('|') && head.length < freeStart && !head.includes('\n')) return null;
    while (!text && head) {
      if (!head.startsWith('[')) return begin(0, null);
      const found = canBeTask && isAtStart ? task.exec(head) : null;
      if (found) return begin(found[0].length, { kind: 'task', isDone: found[1] !== ' ' });
      if (!isFinal && canBeTask && isAtStart && halfTask.test(head)) return null;
      if (!isFinal && head.length > freeStart && head.length < tried * 1.25) return null;
      tried = head.length;
      const definition = readDefinition(head, 0, isFinal);
      if (definition === 'incomplete') return null;
      if (definition === 'invalid') return begin(0, null);
      document.define(definition.value.label, definition.value);
      head = head.slice(definition.end);
      isAtStart = false;
      tried = 0;
    }
    return text;
  };

  const append = (more: string) => {
    if (text) text.append(more);
    else head += more;
  };

  const close = () => {
    const leaf = decide(true);
    leaf?.close();
    if (leaf) document.watch(leaf);
  };

  return {
    shape: { kind: 'paragraph', hasText: () => decide(true) !== null, lastLine: () => line },
    beginLine() {
      if (!isFirstLine) append('\n');
      isFirstLine = false;
      line = '';
    },
    append(more) {
      append(more);
      line += more;
    },
    show: () => decide(false)?.show(),
    close,
    takeLastLine() {
      const rest = text ? text.size() - line.length : 0;
      if (rest > 0) {
        text?.truncate(rest);
      } else {
        view?.remove();
        text = null;
        head = head.slice(0, -line.length);
      }
      close();
      return line;
    },
    closeAsHeading(level) {
      decide(true);
      view?.becomeHeading(level);
      close();
    },
  };
}
