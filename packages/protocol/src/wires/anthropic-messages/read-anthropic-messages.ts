import type { Chunk, FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { beginStep } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { refuseReply } from '../moderate-reply.ts';
import { appendInput } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import type { AnthropicMessagesState } from './anthropic-messages-state.ts';
import { closeAnthropicBlock, openAnthropicBlock, readAnthropicCitation } from './read-anthropic-block.ts';

/** `pause_turn` asks to be sent again; to the visitor the answer is as long as it is. */
const finishReasons: ReadonlyMap<string, FinishReason> = new Map([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'tool-calls'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'content-filter'],
]);

const readUsage = (state: AnthropicMessagesState, usage: unknown) => {
  if (!isRecord(usage)) return;
  const { counts } = state;
  const details = isRecord(usage.output_tokens_details) ? usage.output_tokens_details : {};
  const read = (value: unknown, before: number) => (typeof value === 'number' ? value : before);
  counts.input = read(usage.input_tokens, counts.input);
  counts.output = read(usage.output_tokens, counts.output);
  counts.cacheRead = read(usage.cache_read_input_tokens, counts.cacheRead);
  counts.cacheWrite = read(usage.cache_creation_input_tokens, counts.cacheWrite);
  counts.thinking = read(details.thinking_tokens, counts.thinking);
  state.usage = {
    inputTokens: counts.input + counts.cacheRead + counts.cacheWrite,
    outputTokens: counts.output,
    ...(counts.cacheRead > 0 && { cachedInputTokens: counts.cacheRead }),
    ...(counts.thinking > 0 && { reasoningTokens: counts.thinking }),
  };
};

const readStop = (state: AnthropicMessagesState, delta: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const reason = readString(delta.stop_reason);
  if (reason === '') return chunks;
  state.finishReason = finishReasons.get(reason) ?? 'other';
  if (reason === 'refusal') {
    const category = isRecord(delta.stop_details) ? readString(delta.stop_details.category) : '';
    refuseReply(state, chunks, category === '' ? undefined : [category]);
  }
  return chunks;
};

const readMessage = (state: AnthropicMessagesState, message: Fields): Chunk[] => {
  const chunks = state.hasBegun ? beginStep(state) : [];
  state.hasBegun = true;
  state.counts = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, thinking: 0 };
  state.model = readString(message.model) || state.model;
  readUsage(state, message.usage);
  const blocks = Array.isArray(message.content) ? message.content.filter(isRecord) : [];
  for (const block of blocks) {
    chunks.push(...openAnthropicBlock(state, block, block), ...closeAnthropicBlock(state, block));
  }
  return chunks.concat(readStop(state, message));
};

const readDelta = (state: AnthropicMessagesState, key: unknown, delta: Fields): Chunk[] => {
  switch (delta.type) {
    case 'text_delta':
      return appendText(state, key, 'text', readString(delta.text));
    case 'input_json_delta':
      return appendInput(state, key, readString(delta.partial_json));
    case 'thinking_delta':
      return appendText(state, key, 'reasoning', readString(delta.thinking));
    case 'signature_delta': {
      const chunks: Chunk[] = [];
      openText(state, key, 'reasoning', chunks).metadata = { anthropic: { signature: readString(delta.signature) } };
      return chunks;
    }
    case 'citations_delta':
      return readAnthropicCitation(state, key, delta.citation);
    default:
      state.report({ type: 'unknown', name: readString(delta.type), value: delta });
      return [];
  }
};

/**
 * Reads one event. Its kind is in the data as well, so that the name of the event is not needed. A whole, unstreamed
 * message reads as well.
 *
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export const readAnthropicMessages = (state: AnthropicMessagesState, frame: Fields): Chunk[] => {
  switch (frame.type) {
    case 'content_block_delta':
      return isRecord(frame.delta) ? readDelta(state, frame.index, frame.delta) : [];
    case 'content_block_start':
      return isRecord(frame.content_block) ? openAnthropicBlock(state, frame.index, frame.content_block) : [];
    case 'content_block_stop':
      return closeAnthropicBlock(state, frame.index);
    case 'message_start':
      return readMessage(state, isRecord(frame.message) ? frame.message : {});
    case 'message_delta':
      readUsage(state, frame.usage);
      return isRecord(frame.delta) ? readStop(state, frame.delta) : [];
    case 'message_stop':
      state.isTerminated = true;
      return [];
    case 'message': {
      const chunks = readMessage(state, frame);
      state.isTerminated = true;
      return chunks;
    }
    case 'error': {
      const { type, message } = isRecord(frame.error) ? frame.error : frame;
      return failReply(state, { kind: readString(type), message: readString(message) });
    }
    case 'ping':
      return [];
    default:
      state.report({ type: 'unknown', name: readString(frame.type), value: frame });
      return [];
  }
};
