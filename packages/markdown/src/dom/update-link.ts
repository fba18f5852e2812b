import { type InlineNode, readInlineText } from '../inline/inline-node.ts';
import type { ResolvedOptions } from '../markdown-options.ts';
import { isDeceptive, readSafeAddress } from '../safe-address.ts';
import type { Rendered } from './rendered.ts';

/** Gives a link its address, or leaves it leading nowhere: while it is half written, and where its address is refused. */
export function updateLink(
  link: Extract<Rendered, { kind: 'link' }>,
  node: Extract<InlineNode, { kind: 'link' }>,
  options: ResolvedOptions,
): void {
  const { dom } = link;
  const isSame = link.node.destination === node.destination && link.node.title === node.title;
  const text = readInlineText(node.children);
  if (isSame && (node.destination === null || readInlineText(link.node.children) === text)) {
    link.node = node;
    return;
  }
  link.node = node;
  const address = node.destination === null ? null : readSafeAddress(node.destination);
  if (address) {
    dom.setAttribute('href', address.href);
    dom.setAttribute('rel', 'noopener noreferrer');
    dom.setAttribute('target', '_blank');
  } else {
    for (const name of ['href', 'rel', 'target']) dom.removeAttribute(name);
  }
  if (node.title && address) dom.setAttribute('title', node.title);
  else dom.removeAttribute('title');
  if (address && isDeceptive(`${text} ${node.title}`, address)) showHost(link, address.host, options);
  else if (link.host) {
    dom.removeChild(link.host);
    link.host = null;
  }
}

function showHost(link: Extract<Rendered, { kind: 'link' }>, host: string, options: ResolvedOptions): void {
  if (!link.host) {
    // Isolated, so that no override in the text of the link can turn the host around.
    link.host = options.document.createElement('bdi');
    link.host.className = 'markdown-host';
    link.dom.appendChild(link.host);
  }
  link.host.textContent = options.labels.host(host);
}
