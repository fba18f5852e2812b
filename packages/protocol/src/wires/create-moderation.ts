import type { Chunk } from '../chunk.ts';
import type { Moderation } from '../data-parley.ts';

/** The chunk for a signal of the provider's own moderation. One for each stage and category. */
export const createModeration = (
  stage: Moderation['stage'],
  action: Moderation['action'],
  category: string,
  details: Pick<Moderation, 'categories' | 'scores'> = {},
): Chunk => ({
  type: 'data-parley-moderation',
  id: `provider-${stage}-${category}`,
  data: { stage, action, category, origin: 'provider', ...details },
});
