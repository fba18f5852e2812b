import { ParleyError } from '@parley/protocol';
import type { Guard } from '../guard.ts';
import type { BlockVerdict } from '../verdict.ts';
import { createGate, type Gate } from './create-gate.ts';
import type { GateOptions } from './gate-options.ts';

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
  const cancel = (reason?: unknown) => reader.cancel(reason);
  let gate: Gate | undefined;
  let blocked: BlockVerdict | undefined;
  let isReleased = false;

  return new ReadableStream<string>(
    {
      start(controller) {
        gate = createGate({
          ...options,
          guards,
          onRelease: ({ text }) => {
            if (text === '') return;
            isReleased = true;
            controller.enqueue(text);
          },
          onBlock: (verdict) => {
            blocked = verdict;
            cancel().catch(() => undefined);
            options.onBlock?.(verdict);
          },
        });
      },
      // Asked for more only when nothing waits here: an error would throw it away. A source that is over says so again.
      async pull(controller) {
        isReleased = false;
        while (!isReleased) {
          const next = await reader.read().catch(async (error: unknown) => {
            await gate?.flush();
            if (!isReleased) throw error;
          });
          if (next?.done === false) gate?.write(next.value);
          else await gate?.flush();
          if (next?.done !== true || isReleased) continue;
          if (blocked === undefined) return controller.close();
          throw new ParleyError('A guard blocked the text.', { code: 'blocked', detail: blocked.category });
        }
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
};
