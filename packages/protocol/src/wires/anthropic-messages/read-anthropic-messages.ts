import type { FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closeCitedPart } from '../close-cited-part.ts';
import { skipFrame } from '../close-part.ts';
import { beginStep } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { refuseReply } from '../moderate-reply.ts';
import { appendInput } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readCount } from '../read-count.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { setUsage } from '../set-usage.ts';
import type { AnthropicMessagesState } from './anthropic-messages-state.ts';
import { openAnthropicBlock, readAnthropicCitation } from './read-anthropic-block.ts';

/** Others, such as `pause_turn`, which asks to be sent again, are `other`. */
const finishReasons: ReadonlyMap<unknown, FinishReason> = new Map<unknown, FinishReason>([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'tool-calls'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'content-filter'],
]);

/** The last frame repeats some counts and not all, so that those of before stand. */
const readUsage = (state: AnthropicMessagesState, usage: unknown) => {
  if (!isRecord(usage)) return;
  state.counts = { ...state.counts, ...usage };
  const { counts } = state;
  const cached = readCount(counts.cache_read_input_tokens);
  setUsage(state, {
    input: readCount(counts.input_tokens) + cached + readCount(counts.cache_creation_input_tokens),
    output: counts.output_tokens,
    cached,
    reasoning: readFields(counts.output_tokens_details).thinking_tokens,
  });
};

const readStop = (state: AnthropicMessagesState, { stop_reason: reason, stop_details: details }: Fields) => {
  if (typeof reason !== 'string') return;
  state.finishReason = finishReasons.get(reason) ?? 'other';
  if (reason === 'refusal') refuseReply(state, readString(readFields(details).category));
};

const readMessage = (state: AnthropicMessagesState, message: Fields) => {
  if (state.counts !== null) beginStep(state);
  state.counts = {};
  state.model = readString(message.model) || state.model;
  readUsage(state, message.usage);
  for (const block of readList(message.content)) {
    openAnthropicBlock(state, block, block);
    closeCitedPart(state, block);
  }
  readStop(state, message);
};

const readDelta = (state: AnthropicMessagesState, key: unknown, delta: Fields) => {
  switch (delta.type) {
    case 'text_delta':
      return appendText(state, key, 'text', delta.text);
    case 'input_json_delta':
      return appendInput(state, key, delta.partial_json);
    case 'thinking_delta':
      return appendText(state, key, 'reasoning', delta.thinking);
    case 'signature_delta':
      openText(state, key, 'reasoning').metadata = { anthropic: { signature: delta.signature } };
      return;
    case 'citations_delta':
      return readAnthropicCitation(state, key, readFields(delta.citation));
    default:
      reportUnknown(state, delta.type, delta);
  }
};

/**
 * Reads one event. Its kind is in the data as well, so that the name of the event is not needed. A whole, unstreamed
 * message reads as well.
 *
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export const readAnthropicMessages = (state: AnthropicMessagesState, frame: Fields) => {
  const { type, index, delta, content_block: block } = frame;
  switch (type) {
    case 'content_block_delta':
      return isRecord(delta) ? readDelta(state, index, delta) : skipFrame(state, type);
    case 'content_block_start':
      return isRecord(block) ? openAnthropicBlock(state, index, block) : skipFrame(state, type);
    case 'content_block_stop':
      return closeCitedPart(state, index);
    case 'message_start':
      return readMessage(state, readFields(frame.message));
    case 'message_delta':
      readUsage(state, frame.usage);
      return readStop(state, readFields(delta));
    case 'message':
      readMessage(state, frame);
      state.isTerminated = true;
      return;
    case 'message_stop':
      state.isTerminated = true;
      return;
    case 'error': {
      const error = readFields(frame.error);
      return failReply(state, [error.type], error.message);
    }
    default:
      if (type !== 'ping') reportUnknown(state, type, frame);
  }
};
