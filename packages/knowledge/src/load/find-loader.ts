import { extname } from 'node:path';
import type { FileLoader } from './file-content.ts';
import { loadDocx } from './load-docx.ts';
import { loadFaq } from './load-faq.ts';
import { loadHtml } from './load-html.ts';
import { loadMarkdown } from './load-markdown.ts';
import { loadPdf } from './load-pdf.ts';
import { loadText } from './load-text.ts';

type KnownLoader = { readonly load: FileLoader; readonly mediaType: string };

const markdown: KnownLoader = { load: loadMarkdown, mediaType: 'text/markdown' };
const html: KnownLoader = { load: loadHtml, mediaType: 'text/html' };
const loaders: ReadonlyMap<string, KnownLoader> = new Map([
  ['.md', markdown],
  ['.markdown', markdown],
  ['.html', html],
  ['.htm', html],
  ['.txt', { load: loadText, mediaType: 'text/plain' }],
  ['.csv', { load: loadFaq, mediaType: 'text/csv' }],
  ['.tsv', { load: loadFaq, mediaType: 'text/tab-separated-values' }],
  ['.pdf', { load: loadPdf, mediaType: 'application/pdf' }],
  ['.docx', { load: loadDocx, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }],
]);

/** Endings of files that can be read. */
export const supportedEndings: readonly string[] = [...loaders.keys()];

/** The loader of a file, by its ending. */
export const findLoader = (path: string): KnownLoader | undefined => loaders.get(extname(path).toLowerCase());
