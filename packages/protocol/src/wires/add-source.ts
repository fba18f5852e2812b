import type { TextCitation } from '../text-citation.ts';
import { readString } from './read-string.ts';
import type { WireState } from './wire-state.ts';

/**
 * The source of a citation; its chunk is added the first time that it is named. A page when it has a web address, else
 * a document; `documentId` tells documents of one title apart. Without address and title it is none.
 */
export const addSource = (
  state: WireState,
  {
    url,
    title,
    documentId,
    mediaType = 'text/plain',
  }: {
    readonly url?: unknown;
    readonly title: unknown;
    readonly documentId?: unknown;
    readonly mediaType?: string;
  },
): TextCitation['source'] | undefined => {
  const address = /^https?:/i.test(readString(url)) ? readString(url) : '';
  const name = readString(title);
  const key = address || `${typeof documentId === 'number' ? documentId : readString(documentId)} ${name}`;
  const known = state.sources.get(key);
  if (known !== undefined || (address || name) === '') return known;
  const sourceId = `source-${state.sources.size + 1}`;
  const page = { url: address, ...(name !== '' && { title: name }) };
  const document = { mediaType, title: name };
  const common = { type: 'source', id: sourceId } as const;
  const source: TextCitation['source'] =
    address === '' ? { ...common, sourceType: 'document', ...document } : { ...common, sourceType: 'url', ...page };
  state.sources.set(key, source);
  state.chunks.push(
    address === '' ? { type: 'source-document', sourceId, ...document } : { type: 'source-url', sourceId, ...page },
  );
  return source;
};
