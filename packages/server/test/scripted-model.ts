import type { Chunk } from '@parley/protocol';
import type { Model, ModelRequest } from '../src/models/model.ts';

export const textChunks = (...deltas: readonly string[]): readonly Chunk[] => [
  { type: 'text-start', id: 't' },
  ...deltas.map((delta): Chunk => ({ type: 'text-delta', id: 't', delta })),
  { type: 'text-end', id: 't' },
  { type: 'finish', finishReason: 'stop' },
];

/** A model that says what it is told, waits where it is told to, and remembers what it was asked. */
export const createScriptedModel = (
  ...steps: readonly (Chunk | Error | Promise<void> | 'hang')[]
): Model & { readonly requests: ModelRequest[] } => {
  const requests: ModelRequest[] = [];
  return {
    name: 'scripted',
    requests,
    stream: async function* (request) {
      requests.push(request);
      for (const step of steps) {
        if (step === 'hang')
          await new Promise((_, reject) =>
            request.signal.addEventListener('abort', () => reject(request.signal.reason)),
          );
        else if (step instanceof Error) throw step;
        else if (step instanceof Promise) await step;
        else yield step;
      }
    },
  };
};
