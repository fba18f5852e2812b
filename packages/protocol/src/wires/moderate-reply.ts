import type { Chunk, FinishReason } from '../chunk.ts';
import type { Moderation } from '../data-parley.ts';
import type { WireState } from './wire-state.ts';

/** What the provider decided about a message, as a chunk. One for each stage; a later one replaces it. */
export const writeModeration = (
  moderation: Pick<Moderation, 'stage' | 'category'> & Partial<Moderation>,
): Chunk & { readonly type: 'data-parley-moderation' } => ({
  type: 'data-parley-moderation',
  id: `provider-${moderation.stage}`,
  data: { action: 'block', origin: 'provider', ...moderation },
});

/** The model declined to answer. What it says instead is its answer; where it says nothing this alone is visible. */
export const refuseReply = (state: WireState, chunks: Chunk[], categories?: readonly string[]): void => {
  if (state.isRefused) return;
  state.isRefused = true;
  chunks.push(
    writeModeration({ stage: 'output', category: 'refusal', ...(categories !== undefined && { categories }) }),
  );
};

/** A filter of the provider ended the answer, or took the question. */
export const filterReply = (stage: Moderation['stage'], category: string, chunks: Chunk[]): FinishReason => {
  chunks.push(writeModeration({ stage, category: category.toLowerCase() }));
  return 'content-filter';
};
