import type { Environment } from './ports/environment.ts';

/** Surroundings without a screen or tabs: Node, Deno, Bun, workers, edge functions. Always online. */
export const createNodeEnvironment = (): Environment => ({
  now: () => Date.now(),
  // Not `randomUUID`: browsers have that only on secure pages, and this is used there too.
  createId: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  random: () => Math.random(),
  fetch: (...request) => fetch(...request),
  schedule: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  nextFrame: (callback) => {
    let isCancelled = false;
    queueMicrotask(() => {
      if (!isCancelled) callback();
    });
    return () => {
      isCancelled = true;
    };
  },
  isOnline: () => true,
  onWake: () => () => {},
  onConnectionChange: () => () => {},
});
