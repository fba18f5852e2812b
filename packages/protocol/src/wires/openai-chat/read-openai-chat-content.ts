import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { appendDelta, closePart, type OpenPart, openPart } from '../open-part.ts';
import { splitDataUrl } from '../split-data-url.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';
import { placeCitations } from './read-openai-chat-sources.ts';

/** Ends the open part with all that belongs to it. */
export const closeOpenaiPart = (state: OpenaiChatState, chunks: Chunk[]): void => {
  const part = state.open;
  if (part === null) return;
  if (part.kind === 'text') placeCitations(state, part);
  else {
    const { reasoningField, reasoningDetails } = state;
    part.metadata =
      reasoningDetails.length > 0 ? { openrouter: { reasoningDetails } } : { openaiChat: { reasoningField } };
    state.reasoningDetails = [];
  }
  closePart(state, chunks);
};

/** Ends what is open, and keeps what of the thoughts came without a word. */
export const closeOpenaiContent = (state: OpenaiChatState, chunks: Chunk[]): void => {
  closeOpenaiPart(state, chunks);
  if (state.reasoningDetails.length === 0) return;
  openPart(state, chunks, 'reasoning');
  closeOpenaiPart(state, chunks);
};

const append = (state: OpenaiChatState, chunks: Chunk[], kind: OpenPart['kind'], delta: unknown) => {
  if (typeof delta !== 'string' || delta === '') return;
  if (state.open !== null && state.open.kind !== kind) closeOpenaiPart(state, chunks);
  appendDelta(state, chunks, kind, delta);
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
    const earlier = merged[name];
    const isPiece = name === 'text' || name === 'summary' || name === 'data';
    if (isPiece && typeof value === 'string' && typeof earlier === 'string') merged[name] = earlier + value;
    else if (value !== null) merged[name] = value;
  }
  details[details.length - 1] = merged;
};

const readReasoning = (state: OpenaiChatState, chunks: Chunk[], delta: Fields) => {
  const { reasoning_content: content, reasoning, reasoning_details: details } = delta;
  const text = typeof content === 'string' && content !== '' ? content : reasoning;
  const isSaid = typeof text === 'string' && text !== '';
  if (isSaid) state.reasoningField = text === content ? 'reasoning_content' : 'reasoning';
  append(state, chunks, 'reasoning', text);
  if (!Array.isArray(details)) return;
  for (const detail of details.filter(isRecord)) {
    mergeDetail(state.reasoningDetails, detail);
    if (!isSaid) append(state, chunks, 'reasoning', detail.text ?? detail.summary);
  }
};

const readImage = (state: OpenaiChatState, chunks: Chunk[], piece: Fields) => {
  const url = isRecord(piece.image_url) ? piece.image_url.url : piece.image_url;
  if (typeof url !== 'string' || !/^(https:\/\/|data:image\/)/i.test(url)) return;
  closeOpenaiPart(state, chunks);
  chunks.push({ type: 'file', url, mediaType: splitDataUrl(url)?.mediaType ?? 'image/png' });
};

/** A list of typed pieces, of which some are thoughts. */
const readPieces = (state: OpenaiChatState, chunks: Chunk[], pieces: readonly unknown[]) => {
  for (const piece of pieces) {
    if (typeof piece === 'string') append(state, chunks, 'text', piece);
    if (!isRecord(piece)) continue;
    if (piece.type === 'thinking') {
      const thoughts = Array.isArray(piece.thinking) ? piece.thinking : [{ text: piece.thinking }];
      for (const thought of thoughts) if (isRecord(thought)) append(state, chunks, 'reasoning', thought.text);
    } else if (piece.type === 'image_url') readImage(state, chunks, piece);
    else if (typeof piece.text === 'string') append(state, chunks, 'text', piece.text);
    else state.options.onReport?.({ type: 'unknown', name: `content ${String(piece.type)}`, value: piece });
  }
};

/** Reads text, thoughts, a refusal, pictures and what was said aloud. */
export const readOpenaiContent = (state: OpenaiChatState, chunks: Chunk[], delta: Fields): void => {
  if (delta.reasoning_content !== undefined || delta.reasoning !== undefined || delta.reasoning_details !== undefined) {
    readReasoning(state, chunks, delta);
  }
  const { content } = delta;
  if (Array.isArray(content)) readPieces(state, chunks, content);
  else append(state, chunks, 'text', content);
  if (Array.isArray(delta.images)) {
    for (const image of delta.images) if (isRecord(image)) readImage(state, chunks, image);
  }
  if (isRecord(delta.audio)) append(state, chunks, 'text', delta.audio.transcript);
  append(state, chunks, 'text', delta.refusal);
};
