import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { readBlocks } from '../chunk/read-blocks.ts';
import type { LoadedDocument } from '../document.ts';
import { hashText } from '../hash-text.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { convertMarkdownToText } from '../markdown-to-text.ts';
import { DocumentError } from './document-error.ts';
import type { FileContent } from './file-content.ts';
import { findLoader, supportedEndings } from './find-loader.ts';
import { nameDocument } from './name-document.ts';

export type RefusedFile = {
  readonly path: string;
  /** One sentence for the operator: the file, what is wrong, and the way out. */
  readonly reason: string;
};

export type LoadDocumentsResult = {
  readonly documents: readonly LoadedDocument[];
  /** Files that could not be used, and rows that could not be used of a file that was. */
  readonly refused: readonly RefusedFile[];
};

export type LoadDocumentsOptions = {
  /** @default 20 MB */
  readonly maxFileBytes?: number;
  /** @default 10000 */
  readonly maxFiles?: number;
  /** Language of texts too short to tell. @default 'en' */
  readonly defaultLanguage?: string;
  /** Address of the original of a document, when visitors may open it. */
  readonly resolveUrl?: (documentId: string) => string | undefined;
  readonly signal?: AbortSignal;
};

type FoundFile = { readonly path: string; readonly id: string };

const deepestFolder = 16;
const mostCharacters = 10_000_000;
const isIgnored = (name: string): boolean => /^(?:[.~].*|node_modules|thumbs\.db|desktop\.ini)$/i.test(name);
const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Files below a folder in the order of their names. Links are not followed: they may lead out of the folder, or round. */
async function* listFiles(folder: string, depth = 0): AsyncGenerator<string> {
  if (depth > deepestFolder) return;
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (isIgnored(entry.name)) continue;
    if (entry.isDirectory()) yield* listFiles(path, depth + 1);
    else if (entry.isFile()) yield path;
  }
}

const findTitle = (content: FileContent, id: string, language: string): string => {
  const first = content.sections
    .slice(0, 1)
    .flatMap(({ text, row }) => (row === undefined ? readBlocks(text) : []))
    .find((block) => block.type === 'heading' && block.level === 1);
  return (
    content.title ?? (first?.type === 'heading' ? convertMarkdownToText(`# ${first.text}`) : nameDocument(id, language))
  );
};

const loadFile = async (
  { path, id }: FoundFile,
  { maxFileBytes = 20_000_000, defaultLanguage = 'en', resolveUrl }: LoadDocumentsOptions,
): Promise<{ readonly document: LoadedDocument; readonly warnings: readonly string[] }> => {
  const found = findLoader(path);
  if (found === undefined) {
    throw new DocumentError(
      `is of the type ${extname(path) || 'without an ending'}, which is not read; use one of ${supportedEndings.join(', ')}`,
    );
  }
  const { size, mtimeMs } = await lstat(path);
  if (size === 0) throw new DocumentError('is empty; put text into it or take it out');
  if (size > maxFileBytes) {
    throw new DocumentError(
      `has ${Math.ceil(size / 1_000_000)} MB, more than the ${Math.floor(maxFileBytes / 1_000_000)} MB that are allowed; split it`,
    );
  }
  const content = await found.load(await readFile(path));
  const sample = content.sections
    .slice(0, 20)
    .map(({ text }) => text)
    .join('\n');
  if (content.sections.reduce((total, { text }) => total + text.length, 0) > mostCharacters) {
    throw new DocumentError('holds more text than a document may; split it');
  }
  const detected = detectLanguage(convertMarkdownToText(sample.slice(0, 8_000)));
  const language = content.language ?? detected ?? defaultLanguage;
  const title = findTitle(content, id, language);
  const url = content.url ?? resolveUrl?.(id);
  return {
    document: {
      id,
      title,
      language,
      mediaType: found.mediaType,
      sections: content.sections,
      hash: hashText(JSON.stringify([title, language, content.sections])),
      ...(url !== undefined && { url }),
      updatedAtMs: mtimeMs,
    },
    warnings: content.warnings ?? [],
  };
};

/**
 * Reads a file, or every file below a folder, or several of both, as documents.
 *
 * A file that cannot be used becomes an entry of `refused` with a reason, and the others go on. Only an abort throws.
 *
 * @example
 * const { documents, refused } = await loadDocuments('./documents');
 * const passages = documents.flatMap((document) => chunkDocument({ document, tenant: 'harbour' }));
 */
export const loadDocuments = async (
  paths: string | readonly string[],
  options: LoadDocumentsOptions = {},
): Promise<LoadDocumentsResult> => {
  const { maxFiles = 10_000, signal } = options;
  const documents: LoadedDocument[] = [];
  const refused: RefusedFile[] = [];
  const ids = new Set<string>();
  const refuse = (path: string, reason: string) => refused.push({ path, reason: `${path} ${reason}.` });

  const take = async (path: string, root: string) => {
    signal?.throwIfAborted();
    const local = (relative(root, path) || basename(path)).split(sep).join('/');
    // Two folders may have a file of the same name.
    const id = ids.has(local) ? `${basename(resolve(root))}/${local}` : local;
    if (ids.size >= maxFiles) {
      refuse(path, `is one more than the ${maxFiles} files that are allowed; raise maxFiles`);
      return;
    }
    ids.add(id);
    try {
      const { document, warnings } = await loadFile({ path, id }, options);
      documents.push(document);
      for (const warning of warnings) refuse(path, warning);
    } catch (error) {
      refuse(
        path,
        error instanceof DocumentError ? error.message : `cannot be read (${describe(error)}); check the file`,
      );
    }
  };

  for (const given of typeof paths === 'string' ? [paths] : paths) {
    try {
      const entry = await lstat(given);
      if (entry.isDirectory()) for await (const path of listFiles(given)) await take(path, given);
      else await take(given, given);
    } catch (error) {
      signal?.throwIfAborted();
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      refuse(
        given,
        isMissing ? 'does not exist; check the path' : `cannot be read (${describe(error)}); check its rights`,
      );
    }
  }
  return { documents, refused };
};
