import type { Fields } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { closePart } from '../close-part.ts';
import { refuseReply } from '../moderate-reply.ts';
import { appendText, openText } from '../open-text.ts';
import { readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { findPlace, listOpenPlaces, type OpenaiResponsesState } from './openai-responses-state.ts';

/** The UTF-16 unit at a count of code points, which is how the provider counts; nothing when it does not say. */
const findUnit = (text: string, codePoints: unknown): number | undefined => {
  if (typeof codePoints !== 'number') return undefined;
  let unit = 0;
  for (let count = 0; count < codePoints && unit < text.length; count += 1) {
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
};

/** A source of the text at a place. `index` alone is the point after which it is cited. */
export const readAnnotation = (state: OpenaiResponsesState, place: number, annotation: Fields) => {
  const { url, title, filename, file_id: documentId, index } = annotation;
  const source = addSource(state, { url, title: title ?? filename ?? documentId, documentId });
  if (source === undefined) return reportUnknown(state, annotation.type, annotation);
  const part = openText(state, place, 'text');
  const startIndex = findUnit(part.text, annotation.start_index ?? index);
  const endIndex = findUnit(part.text, annotation.end_index ?? index);
  part.citations.push({
    source,
    ...(startIndex !== undefined && { startIndex }),
    ...(endIndex !== undefined && { endIndex }),
  });
};

/** The model's own words for that it will not answer. */
export const readRefusal = (state: OpenaiResponsesState, place: number, text: unknown) => {
  appendText(state, place, 'text', text);
  refuseReply(state, '');
};

/** Adds to a thought. An item thinks in several pieces; each but the last ends when the next begins. */
export const readThought = (state: OpenaiResponsesState, frame: Fields, slot: number) => {
  const place = findPlace(frame.output_index, slot);
  if (!state.open.has(place)) {
    for (const key of listOpenPlaces(state, frame.output_index)) {
      const part = state.open.get(key);
      if (part !== undefined) part.metadata = { openai: { itemId: frame.item_id } };
      closePart(state, key);
    }
  }
  appendText(state, place, 'reasoning', frame.delta);
};

/** Takes from the last event of a text what no event before it brought. */
export const readWholeText = (state: OpenaiResponsesState, place: number, content: Fields) => {
  if (!state.open.has(place)) {
    appendText(state, place, 'text', content.text);
    if (readString(content.refusal) !== '') readRefusal(state, place, content.refusal);
  }
  const part = state.open.get(place);
  if (part?.kind !== 'text' || part.citations.length > 0) return;
  for (const annotation of readList(content.annotations)) readAnnotation(state, place, annotation);
};
