import type { BlockKind } from '../block/block-view.ts';
import type { ResolvedOptions } from '../markdown-options.ts';
import { runHook } from './run-hook.ts';

/** The elements of a block: the one that is added to the page, and the one that its content goes into. */
export interface BlockElement {
  readonly outer: HTMLElement;
  readonly inner: HTMLElement;
}

type ElementKind = Exclude<BlockKind, { kind: 'paragraph' | 'heading' | 'row' }>;

export function createBlockElement(block: ElementKind, options: ResolvedOptions): BlockElement {
  const { document, labels } = options;
  const alone = (element: HTMLElement): BlockElement => ({ outer: element, inner: element });
  switch (block.kind) {
    case 'quote':
      return alone(document.createElement('blockquote'));
    case 'list': {
      const list = document.createElement(block.start === null ? 'ul' : 'ol');
      if (block.start !== null && block.start !== 1) list.setAttribute('start', String(block.start));
      return alone(list);
    }
    case 'item':
      return alone(document.createElement('li'));
    case 'rule':
      return alone(document.createElement('hr'));
    case 'code':
      return createCode(block.language, options);
    case 'table': {
      const outer = document.createElement('div');
      const inner = document.createElement('table');
      outer.className = 'markdown-table';
      makeScrollable(outer, 'group', labels.table);
      outer.appendChild(inner);
      return { outer, inner };
    }
    case 'cell': {
      const cell = document.createElement(block.isHead ? 'th' : 'td');
      if (block.isHead) cell.setAttribute('scope', 'col');
      // An attribute and no style, because a strict policy refuses inline styles.
      if (block.alignment) cell.setAttribute('align', block.alignment);
      return alone(cell);
    }
    default:
      return block satisfies never;
  }
}

function createCode(language: string, { document, labels, decorateCodeBlock }: ResolvedOptions): BlockElement {
  const outer = document.createElement('pre');
  const inner = document.createElement('code');
  // One class and never two: nothing in the text can name a class of the page.
  if (/^\S{1,40}$/.test(language)) inner.className = `language-${language}`;
  makeScrollable(outer, 'group', labels.code(language));
  outer.appendChild(inner);
  const block = { language, text: () => inner.textContent ?? '' };
  if (decorateCodeBlock) runHook(() => decorateCodeBlock(outer, block));
  return { outer, inner };
}

/** What scrolls must be reachable by keyboard, and what is reachable must have a name. */
function makeScrollable(element: HTMLElement, role: string, label: string): void {
  element.setAttribute('role', role);
  element.setAttribute('tabindex', '0');
  element.setAttribute('aria-label', label);
}
