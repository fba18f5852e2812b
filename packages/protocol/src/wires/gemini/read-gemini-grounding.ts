import type { Fields } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { readCount } from '../read-count.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { type GeminiState, place } from './gemini-state.ts';

/** The UTF-16 unit of a text at an offset in its UTF-8 bytes. */
const findUnit = (text: string, offset: unknown): number => {
  let unit = 0;
  for (let byte = 0; byte < readCount(offset) && unit < text.length; ) {
    const codePoint = text.codePointAt(unit) ?? 0;
    byte += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    unit += codePoint < 0x10000 ? 1 : 2;
  }
  return unit;
};

/** Sources, and the spans of the text under way that rest on them. What comes twice is taken once. */
export const readGeminiGrounding = (state: GeminiState, grounding: Fields): void => {
  const cited = readList(grounding.groundingChunks).map(({ web, maps, retrievedContext }) => {
    const { uri, title, documentName, fileSearchStore, text } = readFields(web ?? maps ?? retrievedContext);
    const documentId = documentName ?? fileSearchStore;
    return { source: addSource(state, { url: uri, title: title ?? documentId, documentId }), text: readString(text) };
  });
  const part = state.open.get(place);
  if (part?.kind !== 'text') return;
  const partStart = state.answer.length - part.text.length;
  for (const { segment, groundingChunkIndices: indices } of readList(grounding.groundingSupports)) {
    const span = readFields(segment);
    const startIndex = findUnit(state.answer, span.startIndex) - partStart;
    const endIndex = findUnit(state.answer, span.endIndex) - partStart;
    for (const index of Array.isArray(indices) ? indices : []) {
      const { source, text: citedText = '' } = cited[readCount(index)] ?? {};
      const isKnown = part.citations.some((other) => other.source === source && other.endIndex === endIndex);
      if (source === undefined || isKnown) continue;
      part.citations.push({
        source,
        ...(startIndex >= 0 && { startIndex, endIndex }),
        ...(citedText !== '' && { citedText }),
      });
    }
  }
};
