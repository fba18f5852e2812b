import type { Chunk, FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { beginStep } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply, refuseReply } from '../moderate-reply.ts';
import { readString } from '../read-string.ts';
import type { BedrockConverseState } from './bedrock-converse-state.ts';
import { closeBedrockBlock, openBedrockBlock, readBedrockDelta } from './read-bedrock-converse-block.ts';

const finishReasons: ReadonlyMap<string, FinishReason> = new Map([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'tool-calls'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['malformed_model_output', 'error'],
  ['malformed_tool_use', 'error'],
]);

const readStop = (state: BedrockConverseState, reason: string): Chunk[] => {
  const chunks: Chunk[] = [];
  state.isTerminated = true;
  if (reason === 'guardrail_intervened' || reason === 'content_filtered') {
    state.finishReason = filterReply('output', reason, chunks);
  } else if (reason === 'refusal') {
    state.finishReason = 'content-filter';
    refuseReply(state, chunks);
  } else {
    state.finishReason = finishReasons.get(reason) ?? 'other';
  }
  return chunks;
};

const readUsage = (state: BedrockConverseState, usage: Fields) => {
  const read = (name: string) => {
    const count = usage[name];
    return typeof count === 'number' ? count : 0;
  };
  const cachedInputTokens = read('cacheReadInputTokens');
  state.usage = {
    inputTokens: read('inputTokens') + cachedInputTokens + read('cacheWriteInputTokens'),
    outputTokens: read('outputTokens'),
    ...(cachedInputTokens > 0 && { cachedInputTokens }),
  };
};

const readEvent = (state: BedrockConverseState, name: string, event: Fields): Chunk[] => {
  const { contentBlockIndex: key, start, delta } = event;
  switch (name) {
    case 'contentBlockStart':
      return isRecord(start) ? openBedrockBlock(state, key, start) : [];
    case 'contentBlockStop':
      return closeBedrockBlock(state, key);
    case 'contentBlockDelta':
      return isRecord(delta) ? readBedrockDelta(state, key, delta) : [];
    case 'messageStart': {
      const chunks = state.hasBegun ? beginStep(state) : [];
      state.hasBegun = true;
      return chunks;
    }
    case 'messageStop':
      return readStop(state, readString(event.stopReason));
    case 'metadata':
      if (isRecord(event.usage)) readUsage(state, event.usage);
      return [];
    default:
      if (name.endsWith('Exception')) return failReply(state, { kind: name, message: readString(event.message) });
      state.report({ type: 'unknown', name, value: event });
      return [];
  }
};

/** Reads one event: an object with one field, whose name is the kind of the event. */
export const readBedrockConverse = (state: BedrockConverseState, frame: Fields): Chunk[] => {
  const delta = frame.contentBlockDelta;
  if (isRecord(delta)) return readEvent(state, 'contentBlockDelta', delta);
  return Object.entries(frame).flatMap(([name, event]) => (isRecord(event) ? readEvent(state, name, event) : []));
};
