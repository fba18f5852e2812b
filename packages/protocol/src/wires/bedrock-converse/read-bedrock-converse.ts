import type { FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closeCitedPart } from '../close-cited-part.ts';
import { skipFrame } from '../close-part.ts';
import { beginStep } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply, refuseReply } from '../moderate-reply.ts';
import { readCount } from '../read-count.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { setUsage } from '../set-usage.ts';
import type { BedrockConverseState } from './bedrock-converse-state.ts';
import { openBedrockBlock, readBedrockDelta } from './read-bedrock-converse-block.ts';

const finishReasons: ReadonlyMap<string, FinishReason> = new Map([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'tool-calls'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'content-filter'],
  ['malformed_model_output', 'error'],
  ['malformed_tool_use', 'error'],
]);

const readStop = (state: BedrockConverseState, reason: string) => {
  state.isTerminated = true;
  state.finishReason = finishReasons.get(reason) ?? 'other';
  if (reason === 'refusal') refuseReply(state, '');
  if (/^guardrail|^content_filter/.test(reason)) filterReply(state, 'output', reason);
};

const readUsage = (state: BedrockConverseState, usage: Fields) => {
  const { inputTokens, outputTokens: output, cacheReadInputTokens: cached, cacheWriteInputTokens } = usage;
  const input = readCount(inputTokens) + readCount(cached) + readCount(cacheWriteInputTokens);
  setUsage(state, { input, output, cached });
};

const readEvent = (state: BedrockConverseState, name: string, event: Fields) => {
  const { contentBlockIndex: key, start, delta, usage } = event;
  switch (name) {
    case 'contentBlockDelta':
      return isRecord(delta) ? readBedrockDelta(state, key, delta) : skipFrame(state, name);
    case 'contentBlockStart':
      return isRecord(start) ? openBedrockBlock(state, key, start) : skipFrame(state, name);
    case 'contentBlockStop':
      return closeCitedPart(state, key);
    case 'messageStart':
      if (state.hasBegun) beginStep(state);
      state.hasBegun = true;
      return;
    case 'messageStop':
      return readStop(state, readString(event.stopReason));
    case 'metadata':
      return isRecord(usage) ? readUsage(state, usage) : undefined;
    default:
      if (name.endsWith('Exception')) failReply(state, [name], event.message);
      else reportUnknown(state, name, event);
  }
};

/** Reads one event: an object with one field, whose name is the kind of the event. */
export const readBedrockConverse = (state: BedrockConverseState, frame: Fields): void => {
  for (const [name, event] of Object.entries(frame)) {
    if (isRecord(event) && !state.isClosed) readEvent(state, name, event);
  }
};
