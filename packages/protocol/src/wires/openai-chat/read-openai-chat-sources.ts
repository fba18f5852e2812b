import type { Fields } from '../../is-record.ts';
import type { TextCitation } from '../../text-citation.ts';
import { addSource } from '../add-source.ts';
import { convertCodePointIndex } from '../convert-code-point-index.ts';
import { readCount } from '../read-count.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import type { OpenText } from '../wire-state.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';

/** Pages alone: what has no web address is no source. */
const addPage = (state: OpenaiChatState, { url, title }: Fields) =>
  readString(url).startsWith('http') ? addSource(state, { url, title }) : undefined;

/** Reads `annotations` of the answer, and Perplexity's lists of pages that come beside it. */
export const readOpenaiChatSources = (state: OpenaiChatState, frame: Fields, delta: Fields): void => {
  const { search_results: found, citations } = frame;
  if (found !== undefined) for (const page of readList(found)) addPage(state, page);
  if (Array.isArray(citations)) for (const url of citations) addPage(state, { url });
  if (delta.annotations === undefined) return;
  for (const annotation of readList(delta.annotations)) {
    const place = readFields(annotation.url_citation ?? annotation);
    const source = addPage(state, place);
    if (source === undefined) {
      reportUnknown(state, `annotation ${readString(annotation.type)}`, annotation);
      continue;
    }
    state.citations.push({
      source,
      start: readCount(place.start_index),
      end: readCount(place.end_index),
      citedText: readString(place.content),
    });
  }
};

/** Puts on a text that ends the citations that stand in it. OpenRouter sends 0 to 0 where it knows no place. */
export const placeCitations = (state: OpenaiChatState, part: OpenText): void => {
  const before = state.earlierText.length;
  const text = state.earlierText + part.text;
  part.citations = state.citations.map(({ source, start, end, citedText }): TextCitation => {
    const startIndex = convertCodePointIndex(text, start) - before;
    const endIndex = convertCodePointIndex(text, end) - before;
    return {
      source,
      ...(startIndex >= 0 && endIndex > startIndex && { startIndex, endIndex }),
      ...(citedText !== '' && { citedText }),
    };
  });
  state.earlierText = text;
  state.citations = [];
};
