import type { InlineNode } from '../inline/inline-node.ts';

type NodeOf<K extends InlineNode['kind']> = Extract<InlineNode, { kind: K }>;

/** An inline node that is on the page. */
export type Rendered =
  | { readonly kind: 'text'; node: NodeOf<'text'>; readonly dom: Text }
  | { readonly kind: 'code'; node: NodeOf<'code'>; readonly dom: HTMLElement; readonly text: Text }
  | {
      readonly kind: 'emphasis' | 'strong' | 'strike';
      node: NodeOf<'emphasis' | 'strong' | 'strike'>;
      readonly dom: HTMLElement;
      children: readonly Rendered[];
    }
  | {
      readonly kind: 'link';
      node: NodeOf<'link'>;
      readonly dom: HTMLAnchorElement;
      children: readonly Rendered[];
      /** Shows where it really leads. */
      host: HTMLElement | null;
    }
  | {
      readonly kind: 'break' | 'image' | 'citation' | 'task';
      node: NodeOf<'break' | 'image' | 'citation' | 'task'>;
      readonly dom: Node;
    };
