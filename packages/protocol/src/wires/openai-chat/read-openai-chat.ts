import type { Chunk, FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { createFailure } from '../create-failure.ts';
import { createModeration } from '../create-moderation.ts';
import { parseFrame } from '../parse-frame.ts';
import { readTokenUsage } from '../read-token-usage.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';
import { closeOpenaiContent, readOpenaiContent } from './read-openai-chat-content.ts';
import { readInlineModeration, readOutputFilter, readPromptFilter } from './read-openai-chat-moderation.ts';
import { readOpenaiSources } from './read-openai-chat-sources.ts';
import {
  endOpenaiToolCalls,
  failOpenaiToolCalls,
  hasToolCalls,
  readOpenaiToolCalls,
} from './read-openai-chat-tools.ts';

/** With the words of other providers, whose servers pass them through. */
const finishReasons: ReadonlyMap<string, FinishReason> = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['eos', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['model_length', 'length'],
  ['tool_calls', 'tool-calls'],
  ['tool_use', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['content_filter', 'content-filter'],
  ['sensitive', 'content-filter'],
  ['error', 'error'],
  ['network_error', 'error'],
  ['insufficient_system_resource', 'error'],
]);

const pushUsage = ({ usage }: OpenaiChatState, chunks: Chunk[]) => {
  if (usage !== null) chunks.push({ type: 'data-parley-usage', id: 'usage', data: usage });
};

const finish = (state: OpenaiChatState, chunks: Chunk[]) => {
  state.isEnded = true;
  closeOpenaiContent(state, chunks);
  endOpenaiToolCalls(state, chunks);
  pushUsage(state, chunks);
  chunks.push({
    type: 'finish',
    ...(state.finishReason !== null && { finishReason: state.finishReason }),
    ...(state.isRefused && { messageMetadata: { outcome: 'refused' } }),
  });
};

const breakOff = (state: OpenaiChatState, chunks: Chunk[]) => {
  state.isEnded = true;
  closeOpenaiContent(state, chunks);
  failOpenaiToolCalls(state, chunks);
  pushUsage(state, chunks);
};

const fail = (state: OpenaiChatState, chunks: Chunk[], error: unknown) => {
  breakOff(state, chunks);
  chunks.push(createFailure(error, state.options));
};

/** An error instead of a piece of an answer: `{ error }` of OpenAI, the bare fields of vLLM, `detail` of others. */
const readError = (frame: Fields): unknown => {
  if (frame.error !== undefined && frame.error !== null) return frame.error;
  if (frame.choices !== undefined) return undefined;
  return frame.object === 'error' || (frame.code !== undefined && typeof frame.message === 'string')
    ? frame
    : frame.detail;
};

const isMine = (choice: unknown): choice is Fields =>
  isRecord(choice) && (choice.index === 0 || choice.index === undefined || choice.index === null);

const readChoice = (state: OpenaiChatState, chunks: Chunk[], frame: Fields, choice: Fields) => {
  const delta = isRecord(choice.delta) ? choice.delta : isRecord(choice.message) ? choice.message : {};
  if (typeof delta.refusal === 'string' && delta.refusal !== '' && !state.isRefused) {
    state.isRefused = true;
    chunks.push(createModeration('output', 'block', 'refusal'));
  }
  readOpenaiContent(state, chunks, delta);
  readOpenaiSources(state, chunks, frame, delta);
  if (hasToolCalls(delta)) {
    closeOpenaiContent(state, chunks);
    readOpenaiToolCalls(state, chunks, delta);
  }
};

/** Several completions in one stream are steps of one answer. */
const beginStep = (state: OpenaiChatState, chunks: Chunk[], choice: Fields, id: unknown) => {
  if (typeof id !== 'string' || id === '' || id === state.completionId) return;
  const delta = isRecord(choice.delta) ? choice.delta : {};
  const hasMore = typeof delta.content === 'string' && delta.content !== '';
  if (state.finishReason !== null && (hasMore || hasToolCalls(delta) || typeof delta.reasoning === 'string')) {
    closeOpenaiContent(state, chunks);
    chunks.push({ type: 'finish-step' }, { type: 'start-step' });
    state.finishReason = null;
    state.earlierText = '';
  }
  state.completionId = id;
};

/**
 * Reads one frame (the data of one event) of an OpenAI chat completion stream and of the dialects that call themselves
 * compatible. A whole, unstreamed completion reads as well.
 *
 * `finish` comes with `[DONE]` or `endOpenaiChat`, because the usage comes after the finish reason.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/streaming
 */
export const readOpenaiChat = (state: OpenaiChatState, data: string): Chunk[] => {
  const chunks: Chunk[] = [];
  if (state.isEnded) return chunks;
  if (data.length < 10 && data.trim() === '[DONE]') {
    finish(state, chunks);
    return chunks;
  }
  const frame = parseFrame(data, state.options);
  if (frame === null) {
    failOpenaiToolCalls(state, chunks);
    return chunks;
  }
  if (typeof frame.model === 'string' && frame.model !== '') state.model = frame.model;
  const usage = frame.usage ?? (isRecord(frame.x_groq) ? frame.x_groq.usage : undefined);
  if (usage !== undefined) state.usage = readTokenUsage(usage, state.model) ?? state.usage;
  const error = readError(frame);
  if (error !== undefined && error !== null) {
    fail(state, chunks, error);
    return chunks;
  }
  if (frame.moderation !== undefined) readInlineModeration(chunks, frame.moderation, state.options);
  if (frame.prompt_filter_results !== undefined) readPromptFilter(chunks, frame.prompt_filter_results);

  if (!Array.isArray(frame.choices)) {
    if (chunks.length === 0 && usage === undefined) {
      state.options.onReport?.({ type: 'unknown', name: String(frame.object), value: frame });
    }
    return chunks;
  }
  const choice = isMine(frame.choices[0]) ? frame.choices[0] : frame.choices.find(isMine);
  if (choice === undefined) {
    readOpenaiSources(state, chunks, frame, {});
    return chunks;
  }
  if (choice.error !== undefined && choice.error !== null) {
    fail(state, chunks, choice.error);
    return chunks;
  }
  if (frame.id !== state.completionId) beginStep(state, chunks, choice, frame.id);
  readChoice(state, chunks, frame, choice);

  const { finish_reason: reason } = choice;
  if (typeof reason === 'string' && reason !== '' && reason !== 'null') {
    const isNew = state.finishReason === null;
    state.finishReason = finishReasons.get(reason) ?? 'other';
    if (state.finishReason === 'error') fail(state, chunks, { message: `finish_reason: ${reason}` });
    else endOpenaiToolCalls(state, chunks);
    if (isNew && state.finishReason === 'content-filter') readOutputFilter(chunks, choice);
  }
  return chunks;
};

/** The stream is over. Without a finish reason or `[DONE]` there is no `finish`: the answer was cut off. */
export const endOpenaiChat = (state: OpenaiChatState): Chunk[] => {
  const chunks: Chunk[] = [];
  if (state.isEnded) return chunks;
  if (state.finishReason !== null) finish(state, chunks);
  else breakOff(state, chunks);
  return chunks;
};
