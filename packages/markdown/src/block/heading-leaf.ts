import { createInlineLeaf } from '../inline/inline-leaf.ts';
import type { BlockView } from './block-view.ts';
import type { Leaf, LeafDocument } from './leaf.ts';

/** A heading that begins with `#`: one line. */
export function createHeadingLeaf(view: BlockView, document: LeafDocument): Leaf {
  const text = createInlineLeaf({ view, context: document.context, isHeading: true });
  return {
    shape: { kind: 'none' },
    beginLine() {},
    append: text.append,
    show: text.show,
    close() {
      text.close();
      document.watch(text);
    },
  };
}
