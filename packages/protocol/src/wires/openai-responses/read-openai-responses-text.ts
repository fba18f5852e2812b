import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import type { TextCitation } from '../../text-citation.ts';
import { addSource } from '../add-source.ts';
import { closePart } from '../close-part.ts';
import { refuseReply } from '../moderate-reply.ts';
import { appendText, openText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import { findPlace, type OpenaiResponsesState, readIndex, slots } from './openai-responses-state.ts';

/** The provider counts code points; a place that it does not say stays absent. */
const findUnit = (text: string, codePoints: unknown): number | undefined => {
  if (typeof codePoints !== 'number') return undefined;
  let unit = 0;
  for (let count = 0; count < codePoints && unit < text.length; count += 1) {
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
};

/** A source of the text at a place. `index` alone is the point after which it is cited. */
export const readAnnotation = (state: OpenaiResponsesState, place: number, annotation: unknown): Chunk[] => {
  const chunks: Chunk[] = [];
  if (!isRecord(annotation)) return chunks;
  const { url, title, filename, file_id: fileId, index } = annotation;
  const source = addSource(state, { url, title, filename: filename ?? fileId, documentId: fileId }, chunks);
  if (source === undefined) {
    state.report({ type: 'unknown', name: readString(annotation.type), value: annotation });
    return chunks;
  }
  const part = openText(state, place, 'text', chunks);
  const startIndex = findUnit(part.text, annotation.start_index ?? index);
  const endIndex = findUnit(part.text, annotation.end_index ?? index);
  const citation: TextCitation = {
    source,
    ...(startIndex !== undefined && { startIndex }),
    ...(endIndex !== undefined && { endIndex }),
  };
  part.citations ??= [];
  part.citations.push(citation);
  return chunks;
};

/** The model's own words for that it will not answer. */
export const readRefusal = (state: OpenaiResponsesState, place: number, text: unknown): Chunk[] => {
  const chunks = appendText(state, place, 'text', readString(text));
  refuseReply(state, chunks);
  return chunks;
};

/** Adds to a thought. An item thinks in several pieces; each but the last ends when the next begins. */
export const readThought = (state: OpenaiResponsesState, frame: Fields, slot: number): Chunk[] => {
  const place = findPlace(frame.output_index, slot);
  const chunks: Chunk[] = [];
  if (!state.open.has(place)) {
    for (const [key, part] of state.open) {
      if (part.kind === 'reasoning' && Math.floor(Number(key) / slots.size) === Math.floor(place / slots.size)) {
        part.metadata = { openai: { itemId: readString(frame.item_id) } };
        closePart(state, key, chunks);
      }
    }
  }
  const added = appendText(state, place, 'reasoning', readString(frame.delta));
  return chunks.length === 0 ? added : chunks.concat(added);
};

/** Takes the whole text of a place from its last event, when none of its pieces came. */
export const readWholeText = (state: OpenaiResponsesState, place: number, content: Fields): Chunk[] => {
  const isEmpty = (state.open.get(place)?.kind === 'text' ? state.open.get(place) : undefined) === undefined;
  const chunks: Chunk[] = [];
  if (isEmpty && readString(content.refusal) !== '') chunks.push(...readRefusal(state, place, content.refusal));
  if (isEmpty) chunks.push(...appendText(state, place, 'text', readString(content.text)));
  const part = state.open.get(place);
  const isCited = part?.kind === 'text' && part.citations !== null;
  if (Array.isArray(content.annotations) && !isCited) {
    chunks.push(...content.annotations.flatMap((annotation) => readAnnotation(state, place, annotation)));
  }
  return chunks;
};

/** The place of the text or thought that an event is about. */
export const findTextPlace = (frame: Fields): number => findPlace(frame.output_index, readIndex(frame.content_index));
