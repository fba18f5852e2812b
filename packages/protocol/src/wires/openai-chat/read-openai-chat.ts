import type { FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { beginStep } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { refuseReply } from '../moderate-reply.ts';
import { readFields } from '../read-fields.ts';
import { readOpenaiModeration } from '../read-openai-moderation.ts';
import { readProviderError } from '../read-provider-error.ts';
import { readString } from '../read-string.ts';
import { readTokenUsage } from '../read-token-usage.ts';
import { reportUnknown } from '../report-unknown.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';
import { closeOpenaiChatContent, readOpenaiChatContent } from './read-openai-chat-content.ts';
import { readOutputFilter, readPromptFilter } from './read-openai-chat-filter.ts';
import { readOpenaiChatSources } from './read-openai-chat-sources.ts';
import { closeOpenaiChatCalls, hasToolCalls, readOpenaiChatCalls } from './read-openai-chat-tools.ts';

/** With the words of other providers, whose servers pass them through. */
const finishReasons: readonly (readonly [FinishReason, RegExp])[] = [
  ['stop', /^(stop|end_turn|stop_sequence|eos)$/],
  ['length', /^(length|max_tokens|model_length)$/],
  ['tool-calls', /^(tool_calls|tool_use|function_call)$/],
  ['content-filter', /^(content_filter|sensitive)$/],
  ['error', /^(error|network_error|insufficient_system_resource)$/],
];

/** An error instead of a piece of an answer: `{ error }` of OpenAI, the bare fields of vLLM, `detail` of others. */
const readError = (frame: Fields): unknown => {
  if (frame.choices !== undefined || frame.error !== undefined) return frame.error;
  return frame.object === 'error' || (frame.code !== undefined && typeof frame.message === 'string')
    ? frame
    : frame.detail;
};

/** Several completions in one stream are steps of one answer. */
const readCompletionId = (state: OpenaiChatState, id: string, delta: Fields) => {
  const { content, reasoning, reasoning_content: thought } = delta;
  const hasMore = readString(content ?? reasoning ?? thought) !== '' || hasToolCalls(delta);
  if (state.isTerminated && hasMore) {
    closeOpenaiChat(state, true);
    beginStep(state);
    state.earlierText = '';
  }
  state.completionId = id;
};

const readFinishReason = (state: OpenaiChatState, reason: string, choice: Fields) => {
  const isNew = !state.isTerminated;
  state.isTerminated = true;
  state.finishReason = finishReasons.find(([, words]) => words.test(reason))?.[0] ?? 'other';
  if (state.finishReason === 'error') {
    closeOpenaiChat(state, false);
    failReply(state, [], `finish_reason: ${reason}`);
    return;
  }
  closeOpenaiChatCalls(state, true);
  if (isNew && state.finishReason === 'content-filter') readOutputFilter(state, choice);
};

const readChoice = (state: OpenaiChatState, frame: Fields, choice: Fields) => {
  const delta = readFields(choice.delta ?? choice.message);
  const id = readString(frame.id);
  if (id !== '' && id !== state.completionId) readCompletionId(state, id, delta);
  if (readString(delta.refusal) !== '') refuseReply(state, '');
  readOpenaiChatContent(state, delta);
  readOpenaiChatSources(state, frame, delta);
  if (hasToolCalls(delta)) {
    closeOpenaiChatContent(state);
    readOpenaiChatCalls(state, delta);
  }
  // Some write the missing reason as a text.
  const reason = readString(choice.finish_reason);
  if (reason !== '' && reason !== 'null') readFinishReason(state, reason, choice);
};

const isMine = (choice: unknown) => isRecord(choice) && (choice.index ?? 0) === 0;

/** Ends text, thoughts and calls, before what is shared by all wires ends. */
export const closeOpenaiChat = (state: OpenaiChatState, isWhole: boolean): void => {
  closeOpenaiChatContent(state);
  closeOpenaiChatCalls(state, isWhole);
};

/**
 * Reads one frame (the data of one event) of an OpenAI chat completion stream and of the dialects that call themselves
 * compatible. A whole, unstreamed completion reads as well.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/streaming
 */
export const readOpenaiChat = (state: OpenaiChatState, frame: Fields): void => {
  const { choices, model, moderation, prompt_filter_results: filtered } = frame;
  if (typeof model === 'string' && model !== '') state.model = model;
  const usage = frame.usage ?? (frame.x_groq === undefined ? undefined : readFields(frame.x_groq).usage);
  readTokenUsage(state, usage);
  const choice = Array.isArray(choices) ? (isMine(choices[0]) ? choices[0] : choices.find(isMine)) : undefined;
  const error = readError(frame) ?? (isRecord(choice) ? choice.error : undefined);
  if (error !== undefined && error !== null) {
    closeOpenaiChat(state, false);
    readProviderError(state, error);
    return;
  }
  if (moderation !== undefined) readOpenaiModeration(state, moderation);
  if (filtered !== undefined) readPromptFilter(state, filtered);
  if (isRecord(choice)) readChoice(state, frame, choice);
  else if (Array.isArray(choices)) readOpenaiChatSources(state, frame, {});
  else if (usage === undefined && moderation === undefined) reportUnknown(state, frame.object, frame);
};
