import type { Chunk } from '../chunk.ts';
import type { TextCitation } from '../text-citation.ts';

/** The sources of one answer, by address. */
export type UrlSources = Map<string, TextCitation['source']>;

/**
 * Names a page as a source, once however often it is named. Its id is its address, which stays the same over the steps
 * of a reply. Anything but a web address is no source: it could be a script.
 */
export const addUrlSource = (
  sources: UrlSources,
  chunks: Chunk[],
  url: unknown,
  title: unknown,
): TextCitation['source'] | null => {
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url)) return null;
  const known = sources.get(url);
  if (known !== undefined) return known;
  const name = typeof title === 'string' && title !== '' ? { title } : {};
  const source = { type: 'source', sourceType: 'url', id: url, url, ...name } as const;
  sources.set(url, source);
  chunks.push({ type: 'source-url', sourceId: url, url, ...name });
  return source;
};
