import type { Moderation } from '../data-parley.ts';
import type { WireState } from './wire-state.ts';

/** Adds what the provider decided about a message. One for each stage; a later one replaces it. */
export const moderateReply = (
  state: WireState,
  moderation: Pick<Moderation, 'stage' | 'category'> & Partial<Moderation>,
): void => {
  state.chunks.push({
    type: 'data-parley-moderation',
    id: `provider-${moderation.stage}`,
    data: { action: 'block', origin: 'provider', ...moderation },
  });
};

/** A filter of the provider ended the answer, or took the question. */
export const filterReply = (state: WireState, stage: Moderation['stage'], category: string): void => {
  state.finishReason = 'content-filter';
  moderateReply(state, { stage, category: category.toLowerCase() });
};

/** The model declined to answer. What it says instead is its answer; where it says nothing this alone is visible. */
export const refuseReply = (state: WireState, category: string): void => {
  if (state.isRefused) return;
  state.isRefused = true;
  moderateReply(state, {
    stage: 'output',
    category: 'refusal',
    ...(category !== '' && { categories: [category] }),
  });
};
