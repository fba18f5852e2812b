import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import type { TextCitation } from '../../text-citation.ts';
import { addUrlSource } from '../add-url-source.ts';
import { convertCodePointIndex } from '../convert-code-point-index.ts';
import type { OpenPart } from '../open-part.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';

/** A citation with its place as the wire counts it: in characters, from the start of the answer. */
export type OpenaiCitation = {
  readonly source: TextCitation['source'];
  readonly start: number;
  readonly end: number;
  readonly citedText: string;
};

/** Reads pages that are named without a place: Perplexity's `search_results` and `citations`. */
const readListed = (state: OpenaiChatState, chunks: Chunk[], listed: unknown) => {
  if (!Array.isArray(listed)) return;
  for (const entry of listed) {
    if (isRecord(entry)) addUrlSource(state.sources, chunks, entry.url, entry.title);
    else addUrlSource(state.sources, chunks, entry, undefined);
  }
};

/** Reads `annotations` of the answer, and the lists of pages that come beside it. */
export const readOpenaiSources = (state: OpenaiChatState, chunks: Chunk[], frame: Fields, delta: Fields): void => {
  if (frame.search_results !== undefined) readListed(state, chunks, frame.search_results);
  if (frame.citations !== undefined) readListed(state, chunks, frame.citations);
  if (!Array.isArray(delta.annotations)) return;
  for (const annotation of delta.annotations.filter(isRecord)) {
    const place = isRecord(annotation.url_citation) ? annotation.url_citation : annotation;
    const source = addUrlSource(state.sources, chunks, place.url, place.title);
    if (source === null) {
      state.options.onReport?.({ type: 'unknown', name: `annotation ${String(annotation.type)}`, value: annotation });
      continue;
    }
    const { start_index: start, end_index: end, content } = place;
    state.citations.push({
      source,
      start: typeof start === 'number' ? start : 0,
      end: typeof end === 'number' ? end : 0,
      citedText: typeof content === 'string' ? content : '',
    });
  }
};

/** Puts on a text that ends the citations that stand in it. OpenRouter sends 0 to 0 where it knows no place. */
export const placeCitations = (state: OpenaiChatState, part: OpenPart): void => {
  const before = state.earlierText.length;
  const text = state.earlierText + part.text;
  state.earlierText = text;
  if (state.citations.length === 0) return;
  part.citations = state.citations.map(({ source, start, end, citedText }): TextCitation => {
    const startIndex = convertCodePointIndex(text, start) - before;
    const endIndex = convertCodePointIndex(text, end) - before;
    return {
      source,
      ...(startIndex >= 0 && endIndex > startIndex && { startIndex, endIndex }),
      ...(citedText !== '' && { citedText }),
    };
  });
  state.citations = [];
};
