import type { Environment } from './ports/environment.ts';
import { unlessAborted } from './until-aborted.ts';

export type WaitOptions = { readonly environment: Environment; readonly signal: AbortSignal };

/** Resolves when what `begin` starts calls back, or as soon as `signal` aborts; then calls what `begin` returned. */
const waitUntil = async (begin: (end: () => void) => () => void, signal: AbortSignal): Promise<void> => {
  let stop = () => {};
  const ended = new Promise<void>((resolve) => {
    stop = begin(resolve);
  });
  await unlessAborted(ended, signal);
  stop();
};

/** Resolves after a while, or as soon as `signal` aborts. */
export const waitFor = (delayMs: number, { environment, signal }: WaitOptions): Promise<void> =>
  waitUntil((end) => environment.schedule(end, delayMs), signal);

/** Resolves when there is a network, or as soon as `signal` aborts. */
export const waitUntilOnline = async ({ environment, signal }: WaitOptions): Promise<void> => {
  if (environment.isOnline()) return;
  await waitUntil((end) => environment.onConnectionChange((isOnline) => isOnline && end()), signal);
};

/** A signal that aborts after a while, for what must not be waited for longer. */
export const startPatience = (delayMs: number, { schedule }: Pick<Environment, 'schedule'>) => {
  const controller = new AbortController();
  return { signal: controller.signal, cancel: schedule(() => controller.abort(), delayMs) };
};
