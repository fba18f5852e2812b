import type { InlineNode } from '../inline/inline-node.ts';
import type { ResolvedOptions } from '../markdown-options.ts';
import { readSafeAddress } from '../safe-address.ts';
import { runHook } from './run-hook.ts';

/** An image, if its exact host is allowed; otherwise a chip, because loading it would tell its host what the text said. */
export function createImage(node: Extract<InlineNode, { kind: 'image' }>, options: ResolvedOptions): HTMLElement {
  const { document, labels, allowedImageHosts } = options;
  const { destination, alt, title } = node;
  const address = readSafeAddress(destination);
  if (address?.isWeb && !address.hasUser && allowedImageHosts.has(address.host)) {
    const image = document.createElement('img');
    image.setAttribute('alt', alt);
    image.setAttribute('loading', 'lazy');
    image.setAttribute('referrerpolicy', 'no-referrer');
    if (title) image.setAttribute('title', title);
    image.setAttribute('src', address.href);
    return image;
  }
  const chip = document.createElement('span');
  chip.className = 'markdown-image';
  chip.textContent = labels.image(alt, address?.host ?? '');
  return chip;
}

export function createCitation(number: number, { document, renderCitation }: ResolvedOptions): Node {
  const node = renderCitation ? runHook(() => renderCitation(number, document)) : null;
  if (!node) return document.createTextNode(`[${number}]`);
  // A fragment is empty once it is inserted, and could not be found again.
  if (node.nodeType !== document.DOCUMENT_FRAGMENT_NODE) return node;
  const holder = document.createElement('span');
  holder.appendChild(node);
  return holder;
}

/** A task is words and a sign; nothing on the page can be ticked. */
export function createTask(isDone: boolean, { document, labels }: ResolvedOptions): HTMLElement {
  const task = document.createElement('span');
  task.className = 'markdown-task';
  task.setAttribute('role', 'img');
  task.setAttribute('aria-label', isDone ? labels.taskDone : labels.taskOpen);
  task.textContent = isDone ? '☑' : '☐';
  return task;
}
