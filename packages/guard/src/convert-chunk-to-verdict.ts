import { type Chunk, isParleyDataPart } from '@parley/protocol';
import type { BlockVerdict, Verdict } from './verdict.ts';

const outcomeOf = (metadata: unknown): unknown =>
  typeof metadata === 'object' && metadata !== null && 'outcome' in metadata ? metadata.outcome : undefined;

const createBlock = (category: string): BlockVerdict => ({ type: 'block', category, origin: 'provider' });

/**
 * What the model's provider itself decided, as a verdict, so that one listener hears both: its filter (`content-filter`),
 * its refusal, and moderations that travel beside the text. `null` when the chunk tells of no such thing.
 * Give it chunks as the provider sent them: a gate's own block ends with `content-filter` too.
 */
export const convertChunkToVerdict = (chunk: Chunk): Exclude<Verdict, { readonly type: 'allow' }> | null => {
  if (chunk.type === 'finish') {
    const outcome = outcomeOf(chunk.messageMetadata);
    if (outcome === 'refused') return createBlock('refused');
    return outcome === 'filtered' || (outcome === undefined && chunk.finishReason === 'content-filter')
      ? createBlock('content-filter')
      : null;
  }
  if (!isParleyDataPart(chunk) || chunk.type !== 'data-parley-moderation') return null;
  const { data } = chunk;
  if (!('origin' in data) || data.origin !== 'provider') return null;
  const named = {
    category: data.category,
    origin: 'provider',
    ...(data.reason !== undefined && { reason: data.reason }),
  } as const;
  if (data.action === 'block') return { type: 'block', ...named };
  // The provider has covered it up already: there is nothing left to do.
  return { type: 'warn', ...named };
};
