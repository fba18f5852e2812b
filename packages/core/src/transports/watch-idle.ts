import { ParleyError } from '@parley/protocol';
import type { Environment } from '../ports/environment.ts';

export type WatchIdleOptions = {
  readonly environment: Pick<Environment, 'now' | 'schedule'>;
  /** Of the request; its abort is passed on. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
};

/**
 * Tells a dead connection from a quiet one: `signal` aborts with a `timeout` when no byte has come for so long. One timer
 * runs for the whole connection, none in the path of the data.
 */
export const watchIdle = ({ environment, signal, timeoutMs }: WatchIdleOptions) => {
  const connection = new AbortController();
  let lastArrivalMs = environment.now();
  let cancel = () => {};
  const watch = (delayMs: number) => {
    cancel = environment.schedule(() => {
      const restMs = lastArrivalMs + timeoutMs - environment.now();
      if (restMs > 0) return watch(restMs);
      connection.abort(new ParleyError('The connection is silent.', { code: 'timeout' }));
    }, delayMs);
  };
  const pass = () => {
    cancel();
    connection.abort(signal.reason);
  };
  signal.addEventListener('abort', pass, { once: true });
  if (signal.aborted) pass();
  else watch(timeoutMs);

  const end = () => {
    cancel();
    signal.removeEventListener('abort', pass);
  };

  return {
    signal: connection.signal,
    end,
    /** Something came. */
    touch: () => {
      lastArrivalMs = environment.now();
    },
    /** The same values; the watch ends with them. */
    over: async function* <Value>(values: AsyncIterable<Value>): AsyncGenerator<Value> {
      try {
        yield* values;
      } finally {
        end();
      }
    },
  };
};
