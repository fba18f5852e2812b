import type { Environment } from '@parley/core';

/** What speech needs of the time. The environment of `@parley/core` is one; tests turn their own. */
export type SpeechClock = Pick<Environment, 'now' | 'schedule'>;

/** Resolves after `delayMs`, or at once when the signal aborts. Never rejects. */
export const waitOnClock = (clock: SpeechClock, delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.schedule(finish, delayMs);
    signal.addEventListener('abort', finish, { once: true });
  });
