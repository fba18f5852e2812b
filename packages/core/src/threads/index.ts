export {
  convertRecordToMarkdown,
  type MarkdownLabels,
  type MarkdownOptions,
} from './convert-record-to-markdown.ts';
export { createThreads, type ThreadsOptions } from './create-threads.ts';
export { type RedactOptions, redactRecord } from './redact-record.ts';
export type { ExportOptions, SearchOptions, TextRange, ThreadExcerpt, ThreadMatch, Threads } from './threads.ts';
