import type { Fields } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { convertCodePointIndex } from '../convert-code-point-index.ts';
import { readCount } from '../read-count.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import type { CohereState } from './cohere-state.ts';

/** Reads the sources of one statement: documents that were sent along, or what a tool gave. Places count characters. */
export const readCohereCitation = (state: CohereState, key: unknown, citation: Fields): void => {
  const start = readCount(citation.start);
  const end = readCount(citation.end);
  const part = state.open.get(key);
  for (const { document, tool_output: output, id } of readList(citation.sources)) {
    const { url, title } = readFields(document ?? output);
    const source = addSource(state, { url, title: readString(title) || id, documentId: id });
    if (source === undefined || part?.kind !== 'text') continue;
    part.citations.push({
      source,
      ...(end > start && {
        startIndex: convertCodePointIndex(part.text, start),
        endIndex: convertCodePointIndex(part.text, end),
      }),
    });
  }
};
