export type { MarkdownLabels } from './markdown-labels.ts';
export type { CodeBlock, MarkdownOptions } from './markdown-options.ts';
export { markdownToText } from './markdown-to-text.ts';
export { renderMarkdown } from './render-markdown.ts';
export { type MarkdownStream, renderMarkdownStream } from './render-markdown-stream.ts';
