import type { Chunk } from '../chunk.ts';
import { closeParts } from './close-part.ts';
import type { WireState } from './wire-state.ts';

/** What the message under way took, when it is known. */
export const writeUsage = (state: WireState, chunks: Chunk[]): void => {
  const { model, usage, step } = state;
  if (usage === null) return;
  state.usage = null;
  chunks.push({ type: 'data-parley-usage', id: step === 1 ? 'usage' : `usage-${step}`, data: { model, ...usage } });
};

/** Another message begins in the same stream: the one before becomes a step. */
export const beginStep = (state: WireState): Chunk[] => {
  const chunks: Chunk[] = [];
  closeParts(state, chunks, state.isTerminated);
  writeUsage(state, chunks);
  chunks.push({ type: 'finish-step' }, { type: 'start-step' });
  state.step += 1;
  state.endedCalls.clear();
  state.finishReason = null;
  state.isTerminated = false;
  return chunks;
};

/** The stream is over. Without the terminal event there is no `finish`: the answer was cut off. */
export const endReply = (state: WireState): Chunk[] => {
  if (state.isClosed) return [];
  state.isClosed = true;
  const chunks: Chunk[] = [];
  closeParts(state, chunks, state.isTerminated);
  writeUsage(state, chunks);
  if (state.isTerminated) {
    chunks.push({
      type: 'finish',
      ...(state.finishReason !== null && { finishReason: state.finishReason }),
      ...(state.isRefused && { messageMetadata: { outcome: 'refused' } }),
    });
  }
  return chunks;
};
