import type { Fields } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { appendText, openText } from '../open-text.ts';
import { parseDataUrl } from '../parse-data-url.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import type { OpenText } from '../wire-state.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';
import { placeCitations } from './read-openai-chat-sources.ts';

/** The one place of text and thoughts, which come one after the other. */
const answer = 'answer';

const closeAnswer = (state: OpenaiChatState) => {
  const part = state.open.get(answer);
  if (part?.kind === 'text') placeCitations(state, part);
  if (part?.kind === 'reasoning') {
    const { reasoningField, reasoningDetails } = state;
    part.metadata =
      reasoningDetails.length > 0 ? { openrouter: { reasoningDetails } } : { openaiChat: { reasoningField } };
    state.reasoningDetails = [];
  }
  closePart(state, answer);
};

/** Ends text and thoughts, and keeps what of the thoughts came without a word. */
export const closeOpenaiChatContent = (state: OpenaiChatState): void => {
  closeAnswer(state);
  if (state.reasoningDetails.length === 0) return;
  openText(state, answer, 'reasoning');
  closeAnswer(state);
};

const append = (state: OpenaiChatState, kind: OpenText['kind'], delta: unknown) => {
  if (typeof delta !== 'string' || delta === '') return;
  const part = state.open.get(answer);
  if (part !== undefined && part.kind !== kind) closeAnswer(state);
  appendText(state, answer, kind, delta);
};

/** Pieces of one thought are joined; a signature belongs to the whole. */
const mergeDetail = (details: Fields[], detail: Fields) => {
  const last = details.at(-1);
  if (last === undefined || last.type !== detail.type || last.index !== detail.index) {
    details.push(detail);
    return;
  }
  const merged: Record<string, unknown> = { ...last };
  for (const [name, value] of Object.entries(detail)) {
    const isPiece = name === 'text' || name === 'summary' || name === 'data';
    if (isPiece && typeof value === 'string') merged[name] = readString(merged[name]) + value;
    else if (value !== null) merged[name] = value;
  }
  details[details.length - 1] = merged;
};

const readReasoning = (state: OpenaiChatState, delta: Fields) => {
  const { reasoning_content: content, reasoning, reasoning_details: details } = delta;
  const text = readString(content) || readString(reasoning);
  if (text !== '') state.reasoningField = text === content ? 'reasoning_content' : 'reasoning';
  append(state, 'reasoning', text);
  for (const detail of readList(details)) {
    mergeDetail(state.reasoningDetails, detail);
    if (text === '') append(state, 'reasoning', detail.text ?? detail.summary);
  }
};

const readImage = (state: OpenaiChatState, { image_url: image }: Fields) => {
  const url = readString(readFields(image).url ?? image);
  if (!/^(https:|data:image\/)/i.test(url)) return;
  closeAnswer(state);
  state.chunks.push({ type: 'file', url, mediaType: parseDataUrl(url)?.mediaType ?? 'image/png' });
};

/** One of a list of typed pieces, of which some are thoughts. */
const readPiece = (state: OpenaiChatState, piece: Fields) => {
  const { type, thinking, text } = piece;
  if (type === 'thinking') {
    append(state, 'reasoning', thinking);
    for (const thought of readList(thinking)) append(state, 'reasoning', thought.text);
  } else if (type === 'image_url') readImage(state, piece);
  else if (typeof text === 'string') append(state, 'text', text);
  else reportUnknown(state, `content ${readString(type)}`, piece);
};

/** Reads text, thoughts, a refusal, pictures and what was said aloud. */
export const readOpenaiChatContent = (state: OpenaiChatState, delta: Fields): void => {
  const { content, reasoning_content: thought, reasoning, reasoning_details: details, images, audio } = delta;
  if (thought !== undefined || reasoning !== undefined || details !== undefined) readReasoning(state, delta);
  if (Array.isArray(content)) for (const piece of readList(content)) readPiece(state, piece);
  else append(state, 'text', content);
  if (images !== undefined) for (const image of readList(images)) readImage(state, image);
  if (audio !== undefined) append(state, 'text', readFields(audio).transcript);
  append(state, 'text', delta.refusal);
};
