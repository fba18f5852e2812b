import type { BlockKind, BlockView } from '../block/block-view.ts';
import type { ResolvedOptions } from '../markdown-options.ts';
import { appendCode } from './append-code.ts';
import { createBlockElement } from './create-block-element.ts';
import type { Rendered } from './rendered.ts';
import { updateInline } from './update-inline.ts';

interface DomPlace {
  /** What the content goes into. */
  readonly content: Node;
  /** The block's own element; without one its content stands among that of its parent. */
  readonly element: HTMLElement | null;
}

/** Shows a block, and whatever is opened in it, as elements. */
export function createDomBlock(place: DomPlace, options: ResolvedOptions): BlockView {
  const { document } = options;
  let { content, element } = place;
  const rendered: Rendered[] = [];
  let lastText: Text | null = null;

  /** Moves the content into another element, which takes its place. */
  const moveInto = (next: HTMLElement) => {
    if (element) element.parentNode?.replaceChild(next, element);
    else content.insertBefore(next, rendered[0]?.dom ?? null);
    for (const { dom } of rendered) next.appendChild(dom);
    content = next;
    element = next;
  };

  return {
    open: (block) => openBlock(content, block, options),
    setContent(kept, nodes) {
      const before = element ? null : (rendered.at(-1)?.dom.nextSibling ?? null);
      const updated = updateInline({ parent: content, before, rendered: rendered.slice(kept) }, nodes, options);
      rendered.length = kept;
      for (const node of updated) rendered.push(node);
    },
    appendText(text) {
      lastText = appendCode(content, lastText, { text, document });
    },
    loosen() {
      if (!element) moveInto(document.createElement('p'));
    },
    becomeHeading(level) {
      moveInto(document.createElement(headingTag(level, options)));
    },
    remove() {
      if (element) element.parentNode?.removeChild(element);
      else for (const { dom } of rendered) content.removeChild(dom);
    },
  };
}

function openBlock(parent: Node, block: BlockKind, options: ResolvedOptions): BlockView {
  const { document } = options;
  const add = (outer: HTMLElement, inner = outer): BlockView => {
    parent.appendChild(outer);
    return createDomBlock({ content: inner, element: outer }, options);
  };
  switch (block.kind) {
    case 'paragraph':
      return block.isBare
        ? createDomBlock({ content: parent, element: null }, options)
        : add(document.createElement('p'));
    case 'heading':
      return add(document.createElement(headingTag(block.level, options)));
    case 'row': {
      const row = document.createElement('tr');
      findSection(parent, block.isHead ? 'thead' : 'tbody', document).appendChild(row);
      return createDomBlock({ content: row, element: row }, options);
    }
    default: {
      const { outer, inner } = createBlockElement(block, options);
      return add(outer, inner);
    }
  }
}

const headingTag = (level: number, { headingOffset }: ResolvedOptions): string =>
  `h${Math.min(6, Math.max(1, level + headingOffset))}`;

/** The part of a table that a row belongs to: its last, or a new one. */
function findSection(table: Node, tag: 'thead' | 'tbody', document: Document): Node {
  const last = table.lastChild;
  if (last?.nodeName.toLowerCase() === tag) return last;
  return table.appendChild(document.createElement(tag));
}
