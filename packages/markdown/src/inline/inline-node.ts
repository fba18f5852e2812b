/** What the text of one leaf block is made of, free of any DOM. */
export type InlineNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong' | 'strike'; readonly children: readonly InlineNode[] }
  /** Without a destination the link is still half written: its text shows, it leads nowhere. */
  | {
      readonly kind: 'link';
      readonly destination: string | null;
      readonly title: string;
      readonly children: readonly InlineNode[];
    }
  | { readonly kind: 'image'; readonly destination: string; readonly title: string; readonly alt: string }
  | { readonly kind: 'citation'; readonly number: number }
  | { readonly kind: 'task'; readonly isDone: boolean };

/** The words of inline nodes, as an `alt` text or a voice needs them. */
export function readInlineText(nodes: readonly InlineNode[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.kind === 'text' || node.kind === 'code') text += node.text;
    else if (node.kind === 'break') text += '\n';
    else if (node.kind === 'image') text += node.alt;
    else if ('children' in node) text += readInlineText(node.children);
  }
  return text;
}
