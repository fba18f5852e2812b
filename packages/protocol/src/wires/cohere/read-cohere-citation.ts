import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { convertCodePointIndex } from '../convert-code-point-index.ts';
import { readString } from '../read-string.ts';
import type { CohereState } from './cohere-state.ts';

/** Reads the sources of one statement: documents that were sent along, or what a tool gave. Places count characters. */
export const readCohereCitation = (state: CohereState, key: unknown, citation: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const { start, end, sources } = citation;
  const part = state.open.get(key);
  for (const named of Array.isArray(sources) ? sources.filter(isRecord) : []) {
    const { document, tool_output: output, id } = named;
    const content = isRecord(document) ? document : isRecord(output) ? output : {};
    const title = readString(content.title) || readString(id);
    const source = addSource(state, { url: content.url, title, documentId: id }, chunks);
    if (source === undefined || part?.kind !== 'text') continue;
    const isPlaced = typeof start === 'number' && typeof end === 'number' && end > start;
    part.citations ??= [];
    part.citations.push({
      source,
      ...(isPlaced && {
        startIndex: convertCodePointIndex(part.text, start),
        endIndex: convertCodePointIndex(part.text, end),
      }),
    });
  }
  return chunks;
};
