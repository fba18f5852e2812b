import type { MarkdownOptions } from './markdown-options.ts';
import { renderMarkdownStream } from './render-markdown-stream.ts';

/** Shows a whole Markdown text at the end of a target. @see renderMarkdownStream */
export function renderMarkdown(markdown: string, target: Node, options?: MarkdownOptions): void {
  const stream = renderMarkdownStream(target, options);
  stream.write(markdown);
  stream.end();
}
