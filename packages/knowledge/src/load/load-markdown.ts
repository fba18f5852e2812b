import { decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';
import type { FileContent } from './file-content.ts';

const frontMatter = /^\uFEFF?---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** The `key: value` lines of front matter; nested values are nothing that we use. */
const readFields = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const match = /^([A-Za-z][\w-]*)\s*:\s*(.+?)\s*$/.exec(line);
      const [, key, value] = match ?? [];
      return key === undefined || value === undefined
        ? []
        : [[key.toLowerCase(), value.replace(/^(["'])(.*)\1$/, '$2')]];
    }),
  );

/** Markdown with or without front matter, of which `title`, `language` and `url` are read. */
export const loadMarkdown = (bytes: Uint8Array): FileContent => {
  const text = decodeText(bytes);
  const match = frontMatter.exec(text);
  const fields = readFields(match?.[1] ?? '');
  const body = text.slice(match?.[0].length ?? 0).replace(/<!--[\s\S]*?-->/g, '');
  if (body.trim() === '') throw new DocumentError('has front matter and no text; add text or take it out');
  const title = fields.get('title');
  const language = fields.get('language') ?? fields.get('lang');
  const url = fields.get('url');
  return {
    sections: [{ text: body.trim() }],
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    ...(url !== undefined && { url }),
  };
};
