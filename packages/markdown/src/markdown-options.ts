import { defaultLabels, type MarkdownLabels } from './markdown-labels.ts';

/** What a code block tells whoever decorates it. */
export interface CodeBlock {
  /** The first word after the fence; empty without one. */
  readonly language: string;
  /** The code as it stands now; while it streams, what has arrived. */
  readonly text: () => string;
}

/** How Markdown is shown. */
export interface MarkdownOptions {
  /** Makes the nodes. @default the document of the target */
  readonly document?: Document;
  /** Whether a single newline is a line break, as people mean it in a chat. @default true */
  readonly breaks?: boolean;
  /** How far headings are lowered, so that they fit below those of the page. @default 2 */
  readonly headingOffset?: number;
  /** Hosts, with port if any, whose images may load. Any other image is a chip that says where it would load from. @default [] */
  readonly allowedImageHosts?: readonly string[];
  /** Makes the node of a citation like `[1]`; with `null`, or without this hook, it stays text. */
  readonly renderCitation?: (number: number, document: Document) => Node | null;
  /** Is called once for each code block, when it begins, with its `pre`; may add to it, a copy button for instance. */
  readonly decorateCodeBlock?: (pre: HTMLElement, block: CodeBlock) => void;
  /** The words that are not in the text. @default English */
  readonly labels?: Partial<MarkdownLabels>;
}

/** Options with every default in place. */
export interface ResolvedOptions {
  readonly document: Document;
  readonly breaks: boolean;
  readonly headingOffset: number;
  readonly allowedImageHosts: ReadonlySet<string>;
  readonly renderCitation: ((number: number, document: Document) => Node | null) | null;
  readonly decorateCodeBlock: ((pre: HTMLElement, block: CodeBlock) => void) | null;
  readonly labels: MarkdownLabels;
}

export function resolveOptions(target: Node, options: MarkdownOptions): ResolvedOptions {
  return {
    document: options.document ?? target.ownerDocument ?? document,
    breaks: options.breaks ?? true,
    headingOffset: options.headingOffset ?? 2,
    allowedImageHosts: new Set(options.allowedImageHosts?.map((host) => host.toLowerCase())),
    renderCitation: options.renderCitation ?? null,
    decorateCodeBlock: options.decorateCodeBlock ?? null,
    labels: { ...defaultLabels, ...options.labels },
  };
}
