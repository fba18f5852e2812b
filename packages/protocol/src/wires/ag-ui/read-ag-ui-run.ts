import type { Fields } from '../../is-record.ts';
import { closeParts } from '../close-part.ts';
import { beginStep, writeUsage } from '../end-reply.ts';
import { failReply } from '../fail-reply.ts';
import { readCount } from '../read-count.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { setUsage } from '../set-usage.ts';
import type { AgUiState } from './ag-ui-state.ts';

/** One entry for each model that took part; ours is one sum. */
const readUsage = (state: AgUiState, usage: unknown) => {
  const entries = readList(usage);
  if (entries.length === 0) return;
  const sum = (name: string) => entries.reduce((total, entry) => total + readCount(entry[name]), 0);
  state.model = [...new Set(entries.map(({ model }) => readString(model)))].filter((model) => model !== '').join(', ');
  setUsage(state, {
    input: sum('inputTokens'),
    output: sum('outputTokens'),
    cached: sum('cachedInputTokens'),
    reasoning: sum('reasoningTokens'),
  });
};

/** A question to the visitor. One that asks about no call becomes a call of its own, so that it is seen and can be answered. */
const readInterrupt = (state: AgUiState, interrupt: Fields) => {
  const approvalId = readString(interrupt.id);
  const toolName = readString(interrupt.reason) || 'interrupt';
  const reason = readString(interrupt.message) || toolName;
  const asked = readString(interrupt.toolCallId);
  const isKnown = state.seenIds.has(asked);
  const toolCallId = isKnown ? asked : approvalId;
  const call = { toolCallId, toolName, dynamic: true };
  if (!isKnown) {
    state.chunks.push(
      { type: 'tool-input-start', ...call },
      { type: 'tool-input-available', ...call, input: interrupt },
    );
  }
  state.chunks.push({ type: 'tool-approval-request', approvalId, toolCallId, reason });
};

/** Another run in the same stream is a step. */
export const beginAgUiRun = (state: AgUiState): void => {
  if (state.hasBegun) beginStep(state);
  state.hasBegun = true;
};

export const endAgUiRun = (state: AgUiState, { usage, outcome }: Fields): void => {
  const { type, interrupts } = readFields(outcome);
  closeParts(state, true);
  readUsage(state, usage);
  if (type === 'cancelled') {
    writeUsage(state);
    state.isClosed = true;
    state.chunks.push({ type: 'abort' });
    return;
  }
  const asked = readList(interrupts);
  for (const interrupt of asked) readInterrupt(state, interrupt);
  state.finishReason = asked.length > 0 || state.waitingCalls.size > 0 ? 'tool-calls' : 'stop';
  state.waitingCalls.clear();
  state.isTerminated = true;
};

export const failAgUiRun = (state: AgUiState, { usage, code, message }: Fields): void => {
  readUsage(state, usage);
  failReply(state, [code], message);
};
