import { ParleyError, readRetryAfter } from '@parley/protocol';
import { type Clock, systemClock } from '../clock.ts';
import { wait } from '../wait.ts';

/** How long a provider may take. */
export type UpstreamTimeouts = {
  /** Until the first byte of the answer. @default 30000 */
  readonly firstByteMs?: number;
  /** Between two pieces of the answer. @default 30000 */
  readonly idleMs?: number;
  /** For the whole answer. @default 300000 */
  readonly totalMs?: number;
};

export type UpstreamRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly timeouts?: UpstreamTimeouts | undefined;
};

/** A provider that asks for more patience than this is given up on; the visitor is waiting. */
const longestRetryAfterMs = 10_000;
const retryAfterMs = 500;

const refuse = (status: number): ParleyError =>
  new ParleyError(
    status === 429 || status >= 500 || status === 408
      ? `The model's provider answered with status ${status}.`
      : `The model's provider refused the request with status ${status}. Check its address, key and model name.`,
    {
      code: status === 429 || status >= 500 || status === 408 ? 'upstream-unavailable' : 'upstream-refused',
      isRetryable: status === 429 || status >= 500 || status === 408,
      status,
    },
  );

/** Runs work that the signal, or a watchdog that is wound up again and again, can end. */
const createWatchdog = (outer: AbortSignal, clock: Clock) => {
  const controller = new AbortController();
  const cancels = new Set<() => void>();
  const onAbort = () => controller.abort(outer.reason);
  if (outer.aborted) onAbort();
  outer.addEventListener('abort', onAbort);
  const start = (delayMs: number, what: string) => {
    const cancel = clock.schedule(
      () =>
        controller.abort(
          new ParleyError(`The model's provider took too long: ${what}.`, { code: 'timeout', isRetryable: true }),
        ),
      delayMs,
    );
    cancels.add(cancel);
    return () => {
      cancels.delete(cancel);
      cancel();
    };
  };
  return {
    signal: controller.signal,
    start,
    end: () => {
      outer.removeEventListener('abort', onAbort);
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
};

const asUnavailable = (cause: unknown, signal: AbortSignal): unknown => {
  if (signal.aborted) return signal.reason;
  if (ParleyError.isInstance(cause)) return cause;
  return new ParleyError("The model's provider cannot be reached.", {
    code: 'upstream-unavailable',
    isRetryable: true,
    cause,
  });
};

/**
 * Asks a provider and gives the bytes of its event stream as they come. Nothing that a provider says of an error, which
 * may hold keys or prompts, is passed on: failures are `ParleyError`s with words of our own.
 *
 * A 429, 5xx or failed connection is tried once more, after `Retry-After`; never after the answer has begun.
 */
export async function* requestUpstream({
  url,
  headers,
  body,
  signal,
  fetch: send = fetch,
  clock = systemClock,
  timeouts: { firstByteMs = 30_000, idleMs = 30_000, totalMs = 300_000 } = {},
}: UpstreamRequest): AsyncGenerator<Uint8Array, void, undefined> {
  const watchdog = createWatchdog(signal, clock);
  watchdog.start(totalMs, 'the whole answer');
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => undefined);
  watchdog.signal.addEventListener('abort', () => aborted.reject(watchdog.signal.reason));
  // Even a connection that ignores its signal is given up.
  const orAborted = <Result>(work: Promise<Result>) => Promise.race([work, aborted.promise]);

  const attempt = async (): Promise<Response> => {
    const stop = watchdog.start(firstByteMs, 'nothing came');
    try {
      return await orAborted(
        send(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
          body,
          signal: watchdog.signal,
          // A redirect could carry the key to another host.
          redirect: 'error',
        }),
      );
    } catch (error) {
      throw asUnavailable(error, watchdog.signal);
    } finally {
      stop();
    }
  };

  const begin = async (): Promise<Response> => {
    for (let tries = 1; ; tries += 1) {
      let failure: unknown;
      let delayMs = retryAfterMs;
      try {
        const response = await attempt();
        if (response.ok) return response;
        void response.body?.cancel().catch(() => undefined);
        failure = refuse(response.status);
        delayMs = readRetryAfter(response.headers.get('retry-after'), clock.now()) ?? retryAfterMs;
      } catch (error) {
        failure = error;
      }
      const isWorthIt = ParleyError.isInstance(failure) && failure.isRetryable && failure.code !== 'timeout';
      if (tries > 1 || !isWorthIt || delayMs > longestRetryAfterMs) throw failure;
      await wait(delayMs, { clock, signal: watchdog.signal });
      watchdog.signal.throwIfAborted();
    }
  };

  try {
    watchdog.signal.throwIfAborted();
    const response = await begin();
    const mediaType = response.headers.get('content-type')?.toLowerCase() ?? '';
    if (response.body === null || !mediaType.startsWith('text/event-stream')) {
      void response.body?.cancel().catch(() => undefined);
      throw new ParleyError("The model's provider did not answer with a stream. Check its address.", {
        code: 'not-a-stream',
        status: response.status,
      });
    }
    const reader = response.body.getReader();
    try {
      for (;;) {
        const stop = watchdog.start(idleMs, 'the answer stalled');
        const { done, value } = await orAborted(reader.read())
          .catch((error: unknown) => {
            const cause = asUnavailable(error, watchdog.signal);
            if (watchdog.signal.aborted) throw cause;
            throw new ParleyError("The model's provider broke off its answer.", {
              code: 'truncated',
              isRetryable: true,
              cause,
            });
          })
          .finally(stop);
        if (done) return;
        yield value;
      }
    } finally {
      void reader.cancel().catch(() => undefined);
    }
  } finally {
    watchdog.end();
  }
}
