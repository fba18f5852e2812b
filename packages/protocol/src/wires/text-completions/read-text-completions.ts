import type { Chunk } from '../../chunk.ts';
import { isRecord } from '../../is-record.ts';
import { createFailure } from '../create-failure.ts';
import { createModeration } from '../create-moderation.ts';
import { appendDelta, closePart } from '../open-part.ts';
import { parseFrame } from '../parse-frame.ts';
import { readTokenUsage } from '../read-token-usage.ts';
import type { TextCompletionsState } from './text-completions-state.ts';

const close = (state: TextCompletionsState, chunks: Chunk[]) => {
  state.isEnded = true;
  closePart(state, chunks);
  if (state.usage !== null) chunks.push({ type: 'data-parley-usage', id: 'usage', data: state.usage });
};

const finish = (state: TextCompletionsState, chunks: Chunk[]) => {
  close(state, chunks);
  chunks.push({ type: 'finish', ...(state.finishReason !== null && { finishReason: state.finishReason }) });
};

const readFinishReason = (state: TextCompletionsState, chunks: Chunk[], reason: unknown) => {
  if (typeof reason !== 'string' || reason === '') return;
  if (reason === 'length') state.finishReason = 'length';
  else if (reason === 'content_filter') {
    if (state.finishReason === null) chunks.push(createModeration('output', 'block', 'content-filter'));
    state.finishReason = 'content-filter';
  } else state.finishReason = reason === 'stop' ? 'stop' : 'other';
};

/**
 * Reads one frame of a streamed text completion. The first space is left out: the continuation of `Assistant:` begins
 * with one. `finish` comes with `[DONE]` or `endTextCompletions`, because the usage comes after the finish reason.
 */
export const readTextCompletions = (state: TextCompletionsState, data: string): Chunk[] => {
  const chunks: Chunk[] = [];
  if (state.isEnded) return chunks;
  if (data.trim() === '[DONE]') {
    finish(state, chunks);
    return chunks;
  }
  const frame = parseFrame(data, state.options);
  if (frame === null) return chunks;
  const { model, usage, error, choices } = frame;
  if (typeof model === 'string' && model !== '') state.model = model;
  state.usage = readTokenUsage(usage, state.model) ?? state.usage;
  if (error !== undefined && error !== null) {
    close(state, chunks);
    chunks.push(createFailure(error, state.options));
    return chunks;
  }
  if (!Array.isArray(choices)) {
    state.options.onReport?.({ type: 'unknown', name: String(frame.object), value: frame });
    return chunks;
  }
  for (const choice of choices) {
    if (!isRecord(choice) || (typeof choice.index === 'number' && choice.index !== 0)) continue;
    const { text } = choice;
    appendDelta(state, chunks, 'text', typeof text === 'string' && state.open === null ? text.trimStart() : text);
    readFinishReason(state, chunks, choice.finish_reason);
  }
  return chunks;
};

/** The stream is over. Without a finish reason or `[DONE]` there is no `finish`: the answer was cut off. */
export const endTextCompletions = (state: TextCompletionsState): Chunk[] => {
  const chunks: Chunk[] = [];
  if (state.isEnded) return chunks;
  if (state.finishReason === null) close(state, chunks);
  else finish(state, chunks);
  return chunks;
};
