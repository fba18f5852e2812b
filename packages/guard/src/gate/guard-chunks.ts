import type { Chunk } from '@parley/protocol';
import { createChunkGate } from './create-chunk-gate.ts';
import type { CreateGateOptions } from './create-gate.ts';

/**
 * The chunks of a reply with its text and reasoning guarded. A block ends the iteration and with it the producer, whose
 * `return` is called. When the producer fails, what was held is decided first.
 */
export async function* guardChunks(
  chunks: AsyncIterable<Chunk>,
  options: CreateGateOptions,
): AsyncGenerator<Chunk, void, undefined> {
  const gate = createChunkGate(options);
  try {
    for await (const chunk of chunks) {
      yield* await gate.apply(chunk);
      if (gate.isBlocked()) return;
    }
  } catch (error) {
    if (options.signal?.aborted !== true) yield* await gate.end();
    throw error;
  }
  yield* await gate.end();
}
