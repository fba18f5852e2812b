import { type Chunk, ParleyError } from '@parley/protocol';
import type { Model, ModelRequest } from './model.ts';

export type FailoverOptions = {
  /** Hears of each model that failed before the next one is asked. */
  readonly onFailure?: (failure: { readonly model: string; readonly error: unknown }) => void;
};

/** What shows a visitor that an answer has begun; after it another model would say things twice. */
const isAnswer = (chunk: Chunk): boolean =>
  (chunk.type === 'text-delta' || chunk.type === 'reasoning-delta') && chunk.delta !== '';

/**
 * Asks the first model, and the next one when it fails before it has said anything. End it with `extractive()`, which
 * needs no network. A model that fails after it has begun is not replaced: what was shown stays, and the reply says so.
 */
export const failover = (models: readonly Model[], { onFailure }: FailoverOptions = {}): Model => {
  const [first] = models;
  if (first === undefined) throw new Error('[parley] failover: give it at least one model.');
  return {
    name: first.name,
    stream: async function* (request: ModelRequest) {
      for (const [index, model] of models.entries()) {
        const isLast = index === models.length - 1;
        const held: Chunk[] = [];
        let hasBegun = false;
        try {
          for await (const chunk of model.stream(request)) {
            if (!hasBegun && !isAnswer(chunk)) {
              held.push(chunk);
              continue;
            }
            if (!hasBegun) yield* held;
            hasBegun = true;
            yield chunk;
          }
          const isEmpty =
            !hasBegun && !held.some((chunk) => chunk.type === 'finish' && chunk.finishReason === 'content-filter');
          if (isEmpty && !isLast)
            throw new ParleyError('The model answered with nothing.', { code: 'upstream-unavailable' });
          if (!hasBegun) yield* held;
          return;
        } catch (error) {
          if (hasBegun || isLast || request.signal.aborted) throw error;
          onFailure?.({ model: model.name, error });
        }
      }
    },
  };
};
