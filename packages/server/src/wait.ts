import type { Clock } from './clock.ts';

/** Resolves after `delayMs`, or at once when the signal aborts. Never rejects: the caller looks at the signal. */
export const wait = (
  delayMs: number,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.schedule(finish, delayMs);
    signal.addEventListener('abort', finish);
  });
