import type { Chunk } from '../chunk.ts';
import type { TextCitation } from '../text-citation.ts';
import { readString } from './read-string.ts';
import type { WireState } from './wire-state.ts';

/** A source as providers name it: a page when it has a web address, else a document. */
export type NamedSource = {
  readonly url?: unknown;
  readonly title?: unknown;
  /** What tells documents apart. @default the title */
  readonly documentId?: unknown;
  readonly filename?: unknown;
  /** @default 'text/plain' */
  readonly mediaType?: string;
};

/** The source of a citation; its chunk is added the first time that it is named. Addresses other than web addresses are no pages. */
export const addSource = (
  state: WireState,
  named: NamedSource,
  chunks: Chunk[],
): TextCitation['source'] | undefined => {
  const url = /^https?:\/\//i.test(readString(named.url)) ? readString(named.url) : '';
  const filename = readString(named.filename);
  const title = readString(named.title) || filename;
  const { documentId } = named;
  const key = url || (typeof documentId === 'number' ? `${documentId}` : readString(documentId)) || title;
  if (url === '' && title === '') return undefined;
  const known = state.sources.get(key);
  if (known !== undefined) return known;
  const sourceId = `source-${state.sources.size + 1}`;
  const document = { mediaType: named.mediaType ?? 'text/plain', title, ...(filename !== '' && { filename }) };
  const page = { url, ...(title !== '' && { title }) };
  chunks.push(
    url === '' ? { type: 'source-document', sourceId, ...document } : { type: 'source-url', sourceId, ...page },
  );
  const source: TextCitation['source'] =
    url === ''
      ? { type: 'source', sourceType: 'document', id: sourceId, ...document }
      : { type: 'source', sourceType: 'url', id: sourceId, ...page };
  state.sources.set(key, source);
  return source;
};
