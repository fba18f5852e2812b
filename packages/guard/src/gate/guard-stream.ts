import { ParleyError } from '@parley/protocol';
import type { Guard } from '../guard.ts';
import { type CreateGateOptions, createGate, type GateResult } from './create-gate.ts';

/**
 * A stream of text with its guards around it, for any model and any framework. A block lets out what came before, cancels the
 * source and then fails the stream with a `ParleyError` of code `blocked`, so that it cannot pass for a whole answer.
 *
 * @example guardStream(textStream, [words({ block: ['secret'] }), personalData()])
 */
export const guardStream = (
  source: ReadableStream<string>,
  guards: readonly Guard[],
  options: Omit<CreateGateOptions, 'guards'> = {},
): ReadableStream<string> => {
  const gate = createGate({ ...options, guards });
  const reader = source.getReader();
  let blocked: GateResult['blocked'];
  return new ReadableStream<string>(
    {
      async pull(controller) {
        for (;;) {
          if (blocked !== undefined) {
            await reader.cancel().catch(() => undefined);
            throw new ParleyError('A guard blocked the text.', { code: 'blocked', detail: blocked.category });
          }
          const { done, value } = await reader.read();
          const result = await (done ? gate.flush() : gate.write(value));
          blocked = result.blocked;
          if (result.text !== '') controller.enqueue(result.text);
          if (done && blocked === undefined) controller.close();
          if (result.text !== '' || (done && blocked === undefined)) return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing in store: an error would throw away what waits before it.
    { highWaterMark: 0 },
  );
};
