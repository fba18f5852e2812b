import type { BlockKind, BlockView } from '../block/block-view.ts';
import { type InlineNode, readInlineText } from '../inline/inline-node.ts';

/** A block as words. */
export interface TextBlock extends BlockView {
  readText(): string;
}

/** Keeps blocks as words, without any document. */
export function createTextBlock(block: BlockKind | null): TextBlock {
  const blocks: TextBlock[] = [];
  const nodes: InlineNode[] = [];
  let code = '';
  let isRemoved = false;
  return {
    open(child) {
      const view = createTextBlock(child);
      blocks.push(view);
      return view;
    },
    setContent(kept, next) {
      nodes.length = kept;
      for (const node of next) nodes.push(node);
    },
    appendText(text) {
      code += text;
    },
    loosen() {},
    becomeHeading() {},
    remove() {
      isRemoved = true;
    },
    readText() {
      if (isRemoved) return '';
      const own = code.trimEnd() || readInlineText(nodes).trim();
      const parts = blocks.map((child) => child.readText()).filter(Boolean);
      return own || parts.join(block?.kind === 'row' ? ', ' : '\n');
    },
  };
}
