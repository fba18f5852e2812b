import { type Chunk, ParleyError } from '@parley/protocol';
import type { Guard } from '../guard.ts';
import type { BlockVerdict } from '../verdict.ts';
import type { GateOptions } from './gate-options.ts';
import { guardChunks } from './guard-chunks.ts';

/**
 * A stream of text with its guards around it, for any model and any framework. It reads on while verdicts are awaited. A
 * block cancels the source at once, lets out what came before and then fails the stream with a `ParleyError` of code
 * `blocked`, so that it cannot pass for a whole answer; under `retract`, show nothing of the stream once it has failed.
 *
 * @example guardStream(textStream, [words({ block: ['secret'] }), personalData()])
 */
export const guardStream = (
  source: ReadableStream<string>,
  guards: readonly Guard[],
  options: Omit<GateOptions, 'guards'> = {},
): ReadableStream<string> => {
  const reader = source.getReader();
  async function* read(): AsyncGenerator<Chunk> {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield { type: 'text-delta', id: 'text', delta: next.value };
    }
  }
  let blocked: BlockVerdict | undefined;
  const cancel = (reason?: unknown) => reader.cancel(reason);
  const chunks = guardChunks(read(), {
    ...options,
    guards,
    onBlock: (verdict) => {
      blocked = verdict;
      cancel().catch(() => undefined);
      options.onBlock?.(verdict);
    },
  });
  return new ReadableStream<string>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await chunks.next();
          if (!done && value.type === 'text-delta') return controller.enqueue(value.delta);
          if (done && blocked !== undefined) {
            throw new ParleyError('A guard blocked the text.', { code: 'blocked', detail: blocked.category });
          }
          if (done) return controller.close();
        }
      },
      cancel,
    },
    // Nothing in store: an error would throw away what waits before it.
    { highWaterMark: 0 },
  );
};
