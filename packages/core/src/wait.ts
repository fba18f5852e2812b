import type { Environment } from './ports/environment.ts';

export type WaitOptions = { readonly environment: Environment; readonly signal: AbortSignal };

/** Resolves after a while, or as soon as `signal` aborts. */
export const waitFor = (delayMs: number, { environment, signal }: WaitOptions): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = environment.schedule(end, delayMs);
    signal.addEventListener('abort', end, { once: true });
  });

/** Resolves when there is a network, or as soon as `signal` aborts. */
export const waitUntilOnline = ({ environment, signal }: WaitOptions): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted || environment.isOnline()) return resolve();
    const end = () => {
      unsubscribe();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const unsubscribe = environment.onConnectionChange((isOnline) => {
      if (isOnline) end();
    });
    signal.addEventListener('abort', end, { once: true });
  });

/** A signal that aborts after a while, for what must not be waited for longer. */
export const startPatience = (delayMs: number, { schedule }: Pick<Environment, 'schedule'>) => {
  const controller = new AbortController();
  return { signal: controller.signal, cancel: schedule(() => controller.abort(), delayMs) };
};
