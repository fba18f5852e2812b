import { closeParts } from './close-part.ts';
import type { WireState } from './wire-state.ts';

/** What the message under way took, when it is known. */
export const writeUsage = (state: WireState): void => {
  const { model, usage, step } = state;
  state.usage = null;
  if (usage === null) return;
  state.chunks.push({
    type: 'data-parley-usage',
    id: step === 1 ? 'usage' : `usage-${step}`,
    data: { model, ...usage },
  });
};

/** Another message begins in the same stream: the one before becomes a step. */
export const beginStep = (state: WireState): void => {
  closeParts(state, state.isTerminated);
  writeUsage(state);
  state.chunks.push({ type: 'finish-step' }, { type: 'start-step' });
  state.step += 1;
  state.endedCalls.clear();
  state.finishReason = undefined;
  state.isTerminated = false;
};

/** The stream is over. Without the terminal event there is no `finish`: the answer was cut off. */
export const endReply = (state: WireState): void => {
  if (state.isClosed) return;
  state.isClosed = true;
  closeParts(state, state.isTerminated);
  writeUsage(state);
  const { finishReason, isRefused, isTerminated } = state;
  if (isTerminated) {
    state.chunks.push({
      type: 'finish',
      ...(finishReason !== undefined && { finishReason }),
      ...(isRefused && { messageMetadata: { outcome: 'refused' } }),
    });
  }
};
