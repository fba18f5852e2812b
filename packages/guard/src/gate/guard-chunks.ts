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
  let pending: Promise<IteratorResult<Chunk>> | undefined;
  let isOpen = true;

  const read = () => {
    const next = source.next();
    next.catch(() => {
      isOpen = false;
    });
    return next;
  };

  const stop = async () => {
    if (!isOpen) return;
    isOpen = false;
    const returned = Promise.resolve(source.return?.());
    if (pending === undefined) await returned;
    // A generator answers only once it has come to its next chunk, and nobody waits for that any more.
    else returned.catch(() => undefined);
  };

  /** Hands on what passes until a result is there; `null` when a block came first. */
  async function* takeUntil<Value>(result: Promise<Value>): AsyncGenerator<Chunk, Value | null> {
    for (;;) {
      const woken = new Promise<null>((resolve) => {
        wake = () => resolve(null);
      });
      yield* gate.take();
      const known = gate.isBlocked() && isOpen ? null : await Promise.race([result, woken]);
      if (known !== null || (gate.isBlocked() && isOpen)) return known;
    }
  }
  async function* decide() {
    yield* (yield* takeUntil((async () => gate.end())())) ?? [];
  }

  try {
    while (isOpen && !gate.isBlocked()) {
      pending ??= read();
      const result = yield* takeUntil(pending);
      if (result === null) break;
      pending = undefined;
      if (result.done) isOpen = false;
      else yield* await gate.apply(result.value);
    }
    await stop();
  } catch (error) {
    if (options.signal?.aborted !== true) yield* decide();
    throw error;
  } finally {
    await stop();
  }
  yield* decide();
}
