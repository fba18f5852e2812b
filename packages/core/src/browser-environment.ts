import { createNodeEnvironment } from './node-environment.ts';
import type { Environment } from './ports/environment.ts';

/** Listens, and returns how to stop it. */
const listen = (target: EventTarget, type: string, listener: (event: Event) => void) => {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
};

/** The surroundings of a page, each asked for only where it exists; without a document, those of Node. */
export const createBrowserEnvironment = (): Environment => {
  const plain = createNodeEnvironment();
  if (typeof document === 'undefined') return plain;
  const onVisibilityChange = (listener: () => void) => listen(document, 'visibilitychange', listener);
  return {
    ...plain,
    nextFrame: (callback) => {
      if (document.hidden) return plain.nextFrame(callback);
      const cancel = () => {
        cancelAnimationFrame(frame);
        unsubscribe();
      };
      const run = () => {
        cancel();
        callback();
      };
      const frame = requestAnimationFrame(run);
      // A page that is hidden before its frame gets no frame.
      const unsubscribe = onVisibilityChange(run);
      return cancel;
    },
    isOnline: () => navigator.onLine,
    onWake: (listener) => {
      const unsubscribes = [
        onVisibilityChange(() => document.hidden || listener()),
        listen(window, 'pageshow', (event) => 'persisted' in event && event.persisted && listener()),
        listen(window, 'online', listener),
      ];
      return () => {
        for (const unsubscribe of unsubscribes) unsubscribe();
      };
    },
    onConnectionChange: (listener) => {
      const unsubscribes = (['online', 'offline'] as const).map((type) =>
        listen(window, type, () => listener(type === 'online')),
      );
      return () => {
        for (const unsubscribe of unsubscribes) unsubscribe();
      };
    },
  };
};
