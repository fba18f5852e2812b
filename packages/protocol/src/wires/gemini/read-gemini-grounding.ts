import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import type { TextCitation } from '../../text-citation.ts';
import { addSource } from '../add-source.ts';
import { readString } from '../read-string.ts';
import { type GeminiState, place } from './gemini-state.ts';

const readList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The UTF-16 unit of a text at an offset in its UTF-8 bytes. */
const findUnit = (text: string, offset: number): number => {
  let unit = 0;
  for (let byte = 0; byte < offset && unit < text.length; ) {
    const codePoint = text.codePointAt(unit) ?? 0;
    byte += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    unit += codePoint < 0x10000 ? 1 : 2;
  }
  return unit;
};

const readChunk = (state: GeminiState, chunk: unknown, chunks: Chunk[]) => {
  const named = isRecord(chunk) ? (chunk.web ?? chunk.maps ?? chunk.retrievedContext) : undefined;
  if (!isRecord(named)) return undefined;
  const { uri, title, documentName, fileSearchStore } = named;
  const documentId = documentName ?? fileSearchStore;
  return addSource(state, { url: uri, title: title ?? documentId ?? uri, documentId }, chunks);
};

/** Sources, and the spans of the text under way that rest on them. What comes twice is taken once. */
export const readGeminiGrounding = (state: GeminiState, grounding: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const named = readList(grounding.groundingChunks);
  const sources = named.map((chunk) => readChunk(state, chunk, chunks));
  const part = state.open.get(place);
  if (part?.kind !== 'text') return chunks;
  part.citations ??= [];
  for (const support of readList(grounding.groundingSupports).filter(isRecord)) {
    const { startIndex, endIndex } = isRecord(support.segment) ? support.segment : {};
    const start = findUnit(state.answer, typeof startIndex === 'number' ? startIndex : 0) - state.partStart;
    const end = typeof endIndex === 'number' ? findUnit(state.answer, endIndex) - state.partStart : -1;
    for (const index of readList(support.groundingChunkIndices)) {
      const source = typeof index === 'number' ? sources[index] : undefined;
      const passage = typeof index === 'number' ? named[index] : undefined;
      if (source === undefined) continue;
      const retrieved = isRecord(passage) && isRecord(passage.retrievedContext) ? passage.retrievedContext : {};
      const citedText = readString(retrieved.text);
      const citation: TextCitation = {
        source,
        ...(start >= 0 && end >= start && { startIndex: start, endIndex: end }),
        ...(citedText !== '' && { citedText }),
      };
      const isKnown = part.citations.some(
        (other) =>
          other.source === source && other.startIndex === citation.startIndex && other.endIndex === citation.endIndex,
      );
      if (!isKnown) part.citations.push(citation);
    }
  }
  return chunks;
};
