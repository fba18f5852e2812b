import type { InlineNode } from '../inline/inline-node.ts';
import type { ResolvedOptions } from '../markdown-options.ts';
import { createCitation, createImage, createTask } from './create-fixed.ts';
import type { Rendered } from './rendered.ts';
import { updateLink } from './update-link.ts';

/** A stretch of children of one parent. */
export interface RenderedRange {
  readonly parent: Node;
  /** What follows the stretch. */
  readonly before: Node | null;
  readonly rendered: readonly Rendered[];
}

/** Brings a stretch of the page to new nodes. What is there and fits stays; only what differs is touched. */
export function updateInline(range: RenderedRange, nodes: readonly InlineNode[], options: ResolvedOptions): Rendered[] {
  const { parent, before, rendered } = range;
  const shorter = Math.min(rendered.length, nodes.length);
  let from = 0;
  while (from < shorter && become(rendered[from], nodes[from], options)) from++;
  let same = 0;
  while (same < shorter - from && become(rendered.at(-1 - same), nodes.at(-1 - same), options)) same++;

  for (const old of rendered.slice(from, rendered.length - same)) parent.removeChild(old.dom);
  const end = same > 0 ? rendered.slice(-same) : [];
  const place = end[0]?.dom ?? before;
  const added = nodes.slice(from, nodes.length - same).map((node) => {
    const created = create(node, options);
    parent.insertBefore(created.dom, place);
    return created;
  });
  return [...rendered.slice(0, from), ...added, ...end];
}

/** Changes what is on the page into a node of the same kind; `false` if it is another thing. */
function become(old: Rendered | undefined, node: InlineNode | undefined, options: ResolvedOptions): boolean {
  if (!old || !node) return false;
  if (old.kind === 'text' && node.kind === 'text') {
    setText(old.dom, old.node.text, node.text);
    old.node = node;
    return true;
  }
  if (old.kind === 'code' && node.kind === 'code') {
    setText(old.text, old.node.text, node.text);
    old.node = node;
    return true;
  }
  if (old.kind === 'link' && node.kind === 'link') {
    const range = { parent: old.dom, before: old.host, rendered: old.children };
    old.children = updateInline(range, node.children, options);
    updateLink(old, node, options);
    return true;
  }
  if (old.kind === 'emphasis' || old.kind === 'strong' || old.kind === 'strike') {
    if (node.kind !== old.kind) return false;
    old.children = updateInline({ parent: old.dom, before: null, rendered: old.children }, node.children, options);
    old.node = node;
    return true;
  }
  return isSameFixed(old.node, node);
}

function isSameFixed(old: InlineNode, node: InlineNode): boolean {
  switch (node.kind) {
    case 'break':
      return old.kind === 'break';
    case 'citation':
      return old.kind === 'citation' && old.number === node.number;
    case 'task':
      return old.kind === 'task' && old.isDone === node.isDone;
    case 'image':
      return (
        old.kind === 'image' && old.destination === node.destination && old.alt === node.alt && old.title === node.title
      );
    default:
      return false;
  }
}

function setText(dom: Text, old: string, text: string): void {
  if (old === text) return;
  if (text.startsWith(old)) dom.appendData(text.slice(old.length));
  else dom.data = text;
}

const tags = { emphasis: 'em', strong: 'strong', strike: 'del' } as const;

function create(node: InlineNode, options: ResolvedOptions): Rendered {
  const { document } = options;
  switch (node.kind) {
    case 'text':
      return { kind: 'text', node, dom: document.createTextNode(node.text) };
    case 'code': {
      const text = document.createTextNode(node.text);
      const dom = document.createElement('code');
      dom.appendChild(text);
      return { kind: 'code', node, dom, text };
    }
    case 'emphasis':
    case 'strong':
    case 'strike': {
      const dom = document.createElement(tags[node.kind]);
      const children = updateInline({ parent: dom, before: null, rendered: [] }, node.children, options);
      return { kind: node.kind, node, dom, children };
    }
    case 'link': {
      const dom = document.createElement('a');
      const children = updateInline({ parent: dom, before: null, rendered: [] }, node.children, options);
      const link = { kind: 'link', node: { ...node, destination: null }, dom, children, host: null } as const;
      const rendered: Extract<Rendered, { kind: 'link' }> = { ...link };
      updateLink(rendered, node, options);
      return rendered;
    }
    case 'break':
      return { kind: 'break', node, dom: document.createElement('br') };
    case 'image':
      return { kind: 'image', node, dom: createImage(node, options) };
    case 'citation':
      return { kind: 'citation', node, dom: createCitation(node.number, options) };
    case 'task':
      return { kind: 'task', node, dom: createTask(node.isDone, options) };
    default:
      return node satisfies never;
  }
}
