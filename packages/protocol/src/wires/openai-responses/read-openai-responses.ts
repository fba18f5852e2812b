import { type Fields, isRecord } from '../../is-record.ts';
import { skipFrame } from '../close-part.ts';
import { beginStep } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply } from '../moderate-reply.ts';
import { appendInput } from '../open-call.ts';
import { appendText } from '../open-text.ts';
import { readCount } from '../read-count.ts';
import { readFields } from '../read-fields.ts';
import { readOpenaiModeration } from '../read-openai-moderation.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { setUsage } from '../set-usage.ts';
import { findPlace, type OpenaiResponsesState, slots } from './openai-responses-state.ts';
import { openItemCall } from './read-openai-responses-call.ts';
import { endItem } from './read-openai-responses-item.ts';
import { readAnnotation, readRefusal, readThought, readWholeText } from './read-openai-responses-text.ts';

const fail = (state: OpenaiResponsesState, error: Fields) => failReply(state, [error.code, error.type], error.message);

const readResponse = (state: OpenaiResponsesState, event: string, response: Fields) => {
  const { usage, incomplete_details: details } = response;
  if (state.isTerminated && event === 'created') {
    beginStep(state);
    state.isCallPending = false;
  }
  state.responseId = readString(response.id) || state.responseId;
  state.model = readString(response.model) || state.model;
  state.isResumable = (response.background ?? state.isResumable) === true;
  if (isRecord(usage)) {
    setUsage(state, {
      input: usage.input_tokens,
      output: usage.output_tokens,
      cached: readFields(usage.input_tokens_details).cached_tokens,
      reasoning: readFields(usage.output_tokens_details).reasoning_tokens,
      costUsd: usage.cost,
    });
  }
  readOpenaiModeration(state, response.moderation);
  if (event === 'failed') return fail(state, readFields(response.error));
  if (event !== 'completed' && event !== 'incomplete') return;
  const { reason } = readFields(details);
  state.isTerminated = true;
  if (event === 'completed') state.finishReason = state.isCallPending ? 'tool-calls' : 'stop';
  else if (reason === 'content_filter') filterReply(state, 'output', reason);
  else state.finishReason = reason === 'max_output_tokens' ? 'length' : 'other';
};

/** Events that say how far something is, or repeat what other events bring. */
const progress =
  /\.(added|done|in_progress|searching|completed|failed|interpreting|generating|compacting|partial_image)$|_(code|command|diff|output_content)\.delta$|audio|^keepalive$/;

/**
 * Reads one event. Its kind is in the data as well, so that the name of the event is not needed.
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
export const readOpenaiResponses = (state: OpenaiResponsesState, frame: Fields) => {
  const { type, output_index: outputIndex, delta, item, response } = frame;
  state.sequence = readCount(frame.sequence_number) || state.sequence;
  const place = findPlace(outputIndex, frame.content_index);
  // Nearly every event is this one.
  if (type === 'response.output_text.delta') return appendText(state, place, 'text', delta);
  const name = readString(type).replace(/^response\./, '');
  switch (name) {
    case 'function_call_arguments.delta':
    case 'custom_tool_call_input.delta':
    case 'mcp_call_arguments.delta':
      return appendInput(state, findPlace(outputIndex, slots.call), delta);
    case 'reasoning_summary_text.delta':
      return readThought(state, frame, slots.summaries + readCount(frame.summary_index));
    case 'reasoning_text.delta':
      return readThought(state, frame, slots.thoughts + readCount(frame.content_index));
    case 'refusal.delta':
      return readRefusal(state, place, delta);
    case 'output_text.done':
    case 'refusal.done':
      return readWholeText(state, place, frame);
    case 'output_text.annotation.added':
      return readAnnotation(state, place, readFields(frame.annotation));
    case 'output_item.added':
      return isRecord(item) ? void openItemCall(state, outputIndex, item) : skipFrame(state, name);
    case 'output_item.done':
      return isRecord(item) ? endItem(state, outputIndex, item) : skipFrame(state, name);
  }
  if (isRecord(frame.error)) fail(state, frame.error);
  else if (name === 'error') fail(state, frame);
  else if (isRecord(response)) readResponse(state, name, response);
  else if (!progress.test(name)) reportUnknown(state, type, frame);
};
