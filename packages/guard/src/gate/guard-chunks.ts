import type { Chunk } from '@parley/protocol';
import { createChunkGate } from './create-chunk-gate.ts';
import type { GateOptions } from './gate-options.ts';

/**
 * The chunks of a reply with its text and reasoning guarded. It reads on while verdicts are awaited, and hands on what has
 * passed while the producer is silent. A block ends the iteration and with it the producer, whose `return` is called. When
 * the producer fails, what was held is decided first.
 */
export async function* guardChunks(
  chunks: AsyncIterable<Chunk>,
  options: GateOptions,
): AsyncGenerator<Chunk, void, undefined> {
  let wake = () => {};
  const gate = createChunkGate({ ...options, onReady: () => wake() });
  const source = chunks[Symbol.asyncIterator]();
  let isPending = false;
  let isOpen = true;
  let failure: { readonly error: unknown } | undefined;

  /** Hands on what passes until a result is there; `null` when a block came first. */
  async function* takeUntil<Value>(result: Promise<Value>): AsyncGenerator<Chunk, Value | null> {
    // It can fail while nobody asks for more; the race tells of it later.
    result.catch(() => undefined);
    for (;;) {
      const woken = new Promise<null>((resolve) => {
        wake = () => resolve(null);
      });
      yield* gate.take();
      if (isOpen && gate.isBlocked()) return null;
      const known = await Promise.race([result, woken]);
      if (known !== null) return known;
    }
  }

  try {
    while (isOpen && !gate.isBlocked()) {
      isPending = true;
      const result = yield* takeUntil(source.next());
      if (result === null) break;
      isPending = false;
      if (result.done) isOpen = false;
      else yield* gate.apply(result.value);
    }
  } catch (error) {
    if (options.signal?.aborted) throw error;
    failure = { error };
  } finally {
    const returned = isOpen ? source.return?.() : undefined;
    isOpen = false;
    // A generator answers only once it has come to its next chunk, and nobody waits for that any more.
    if (isPending) returned?.catch(() => undefined);
    else await returned;
  }
  yield* (yield* takeUntil(Promise.resolve(gate.end()))) ?? [];
  if (failure !== undefined) throw failure.error;
}
