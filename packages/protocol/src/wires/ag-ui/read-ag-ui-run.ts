import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closeParts } from '../close-part.ts';
import { beginStep, writeUsage } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { readString } from '../read-string.ts';
import type { AgUiState } from './ag-ui-state.ts';

/** One entry for each model that took part; ours is one sum. */
const readUsage = (state: AgUiState, usage: unknown) => {
  if (!Array.isArray(usage) || usage.length === 0) return;
  const entries = usage.filter(isRecord);
  const sum = (name: string) =>
    entries.reduce((total, { [name]: count }) => total + (typeof count === 'number' ? count : 0), 0);
  const cachedInputTokens = sum('cachedInputTokens');
  const reasoningTokens = sum('reasoningTokens');
  state.model = [...new Set(entries.map(({ model }) => readString(model)).filter((model) => model !== ''))].join(', ');
  state.usage = {
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
    ...(cachedInputTokens > 0 && { cachedInputTokens }),
    ...(reasoningTokens > 0 && { reasoningTokens }),
  };
};

/** A question to the visitor. One that asks about no call becomes a call of its own, so that it is seen and can be answered. */
const readInterrupt = (state: AgUiState, interrupt: Fields): Chunk[] => {
  const approvalId = readString(interrupt.id);
  const reason = readString(interrupt.message) || readString(interrupt.reason);
  const asked = readString(interrupt.toolCallId);
  const toolCallId = state.seenIds.has(asked) ? asked : approvalId;
  const request: Chunk = { type: 'tool-approval-request', approvalId, toolCallId, ...(reason !== '' && { reason }) };
  if (toolCallId === asked) return [request];
  const call = { toolCallId, toolName: readString(interrupt.reason) || 'interrupt', dynamic: true };
  return [{ type: 'tool-input-start', ...call }, { type: 'tool-input-available', ...call, input: interrupt }, request];
};

/** Another run in the same stream is a step. */
export const beginAgUiRun = (state: AgUiState): Chunk[] => {
  const chunks = state.hasBegun ? beginStep(state) : [];
  state.hasBegun = true;
  return chunks;
};

export const endAgUiRun = (state: AgUiState, frame: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  closeParts(state, chunks);
  readUsage(state, frame.usage);
  const outcome = isRecord(frame.outcome) ? frame.outcome : {};
  if (outcome.type === 'cancelled') {
    writeUsage(state, chunks);
    state.isClosed = true;
    chunks.push({ type: 'abort' });
    return chunks;
  }
  const interrupts = Array.isArray(outcome.interrupts) ? outcome.interrupts.filter(isRecord) : [];
  chunks.push(...interrupts.flatMap((interrupt) => readInterrupt(state, interrupt)));
  state.finishReason = interrupts.length > 0 || state.waitingCalls.size > 0 ? 'tool-calls' : 'stop';
  state.waitingCalls.clear();
  state.isTerminated = true;
  return chunks;
};

export const failAgUiRun = (state: AgUiState, frame: Fields): Chunk[] => {
  readUsage(state, frame.usage);
  return failReply(state, { kind: readString(frame.code), message: readString(frame.message) });
};
