import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { beginStep } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply } from '../moderate-reply.ts';
import { appendInput } from '../open-call.ts';
import { appendText } from '../open-text.ts';
import { readOpenaiModeration } from '../read-openai-moderation.ts';
import { readString } from '../read-string.ts';
import { findPlace, type OpenaiResponsesState, readIndex, slots } from './openai-responses-state.ts';
import { beginItem, endItem } from './read-openai-responses-item.ts';
import {
  findTextPlace,
  readAnnotation,
  readRefusal,
  readThought,
  readWholeText,
} from './read-openai-responses-text.ts';

const readUsage = (state: OpenaiResponsesState, usage: unknown) => {
  if (!isRecord(usage)) return;
  const { input_tokens: inputTokens, output_tokens: outputTokens, cost: costUsd } = usage;
  if (typeof inputTokens !== 'number' || typeof outputTokens !== 'number') return;
  const readCount = (details: unknown, name: string) => (isRecord(details) ? details[name] : undefined);
  const cachedInputTokens = readCount(usage.input_tokens_details, 'cached_tokens');
  const reasoningTokens = readCount(usage.output_tokens_details, 'reasoning_tokens');
  state.usage = {
    inputTokens,
    outputTokens,
    ...(typeof cachedInputTokens === 'number' && cachedInputTokens > 0 && { cachedInputTokens }),
    ...(typeof reasoningTokens === 'number' && reasoningTokens > 0 && { reasoningTokens }),
    ...(typeof costUsd === 'number' && { costUsd }),
  };
};

const fail = (state: OpenaiResponsesState, error: unknown): Chunk[] => {
  const { code, type, message } = isRecord(error) ? error : { code: '', type: '', message: error };
  const kind = `${typeof code === 'number' ? code : readString(code)} ${readString(type)}`;
  return failReply(state, { kind, message: readString(message) });
};

const readResponse = (state: OpenaiResponsesState, type: string, response: Fields): Chunk[] => {
  const isNext = state.isTerminated && (type === 'response.created' || type === 'response.queued');
  const chunks = isNext ? beginStep(state) : [];
  if (isNext) state.isCallPending = false;
  state.responseId = readString(response.id) || state.responseId;
  state.model = readString(response.model) || state.model;
  state.isResumable = response.background === true;
  readUsage(state, response.usage);
  chunks.push(...readOpenaiModeration(response.moderation));
  if (type === 'response.failed') return chunks.concat(fail(state, response.error));
  if (type !== 'response.completed' && type !== 'response.incomplete') return chunks;

  state.isTerminated = true;
  const details = isRecord(response.incomplete_details) ? readString(response.incomplete_details.reason) : '';
  if (type === 'response.completed') state.finishReason = state.isCallPending ? 'tool-calls' : 'stop';
  else if (details === 'content_filter') state.finishReason = filterReply('output', details, chunks);
  else state.finishReason = details === 'max_output_tokens' ? 'length' : 'other';
  return chunks;
};

/** Events that say how far something is, or repeat what other events bring. */
const isProgress = (type: string) =>
  /\.(added|done|in_progress|searching|completed|failed|interpreting|generating|compacting|partial_image)$/.test(
    type,
  ) || /_(code|command|operation_diff|output_content)\.delta$|^response\.audio|^keepalive$/.test(type);

/**
 * Reads one event. Its kind is in the data as well, so that the name of the event is not needed.
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
export const readOpenaiResponses = (state: OpenaiResponsesState, frame: Fields): Chunk[] => {
  if (typeof frame.sequence_number === 'number') state.sequence = frame.sequence_number;
  const { type, output_index: outputIndex } = frame;
  switch (type) {
    case 'response.output_text.delta':
      return appendText(state, findTextPlace(frame), 'text', readString(frame.delta));
    case 'response.function_call_arguments.delta':
    case 'response.custom_tool_call_input.delta':
    case 'response.mcp_call_arguments.delta':
      return appendInput(state, findPlace(outputIndex, slots.call), readString(frame.delta));
    case 'response.reasoning_summary_text.delta':
      return readThought(state, frame, slots.summaries + readIndex(frame.summary_index));
    case 'response.reasoning_text.delta':
      return readThought(state, frame, slots.thoughts + readIndex(frame.content_index));
    case 'response.refusal.delta':
      return readRefusal(state, findTextPlace(frame), frame.delta);
    case 'response.output_text.done':
    case 'response.refusal.done':
      return readWholeText(state, findTextPlace(frame), frame);
    case 'response.output_text.annotation.added':
      return readAnnotation(state, findTextPlace(frame), frame.annotation);
    case 'response.output_item.added':
      return isRecord(frame.item) ? beginItem(state, outputIndex, frame.item) : [];
    case 'response.output_item.done':
      return isRecord(frame.item) ? endItem(state, outputIndex, frame.item) : [];
    case 'response.created':
    case 'response.queued':
    case 'response.in_progress':
    case 'response.completed':
    case 'response.incomplete':
    case 'response.failed':
      return readResponse(state, type, isRecord(frame.response) ? frame.response : {});
    case 'error':
      return fail(state, isRecord(frame.error) ? frame.error : frame);
    default:
      if (isRecord(frame.error)) return fail(state, frame.error);
      if (!isProgress(readString(type))) state.report({ type: 'unknown', name: readString(type), value: frame });
      return [];
  }
};
