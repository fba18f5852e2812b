import { createBlockParser } from './block/block-parser.ts';
import type { BlockKind, BlockView } from './block/block-view.ts';
import { createDomBlock } from './dom/dom-block.ts';
import { type MarkdownOptions, resolveOptions } from './markdown-options.ts';

/** Markdown on its way to the page. */
export interface MarkdownStream {
  /** Shows more text. Costs what it brings, however much is there already. */
  write(text: string): void;
  /** Says that no more text follows, so that what was left open is decided. */
  end(): void;
  /** Takes everything it has shown off the page again. */
  destroy(): void;
}

/**
 * Shows Markdown while it arrives, as nodes at the end of a target. What is on the page stays the same node; what was begun and not
 * ended yet looks finished. Nothing of the text becomes markup, a script, a style, an id or a request.
 *
 * @example
 * const stream = renderMarkdownStream(element);
 * for await (const text of reply) stream.write(text);
 * stream.end();
 */
export function renderMarkdownStream(target: Node, options: MarkdownOptions = {}): MarkdownStream {
  const resolved = resolveOptions(target, options);
  const { breaks, renderCitation } = resolved;
  const page = createDomBlock({ content: target, element: null }, resolved);
  const shown: BlockView[] = [];
  const open = (block: BlockKind): BlockView => {
    const view = page.open(block);
    shown.push(view);
    return view;
  };
  const parser = createBlockParser({ ...page, open }, { breaks, citations: renderCitation !== null });
  let isOver = false;
  return {
    write(text) {
      if (!isOver) parser.write(text);
    },
    end() {
      if (!isOver) parser.end();
      isOver = true;
    },
    destroy() {
      isOver = true;
      for (const view of shown) view.remove();
      shown.length = 0;
    },
  };
}
