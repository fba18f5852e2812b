import { createNodeEnvironment } from './node-environment.ts';
import type { Environment } from './ports/environment.ts';

/** The surroundings of a page, each asked for only where it exists; without a document, those of Node. */
export const createBrowserEnvironment = (): Environment => {
  const plain = createNodeEnvironment();
  if (typeof document === 'undefined') return plain;
  return {
    ...plain,
    nextFrame: (callback) => {
      if (document.hidden) return plain.nextFrame(callback);
      // A page that is hidden before its frame gets no frame.
      const run = () => {
        cancel();
        callback();
      };
      const runIfHidden = () => {
        if (document.hidden) run();
      };
      const frame = requestAnimationFrame(run);
      const cancel = () => {
        cancelAnimationFrame(frame);
        document.removeEventListener('visibilitychange', runIfHidden);
      };
      document.addEventListener('visibilitychange', runIfHidden);
      return cancel;
    },
    isOnline: () => navigator.onLine,
    onWake: (listener) => {
      const wakeIfVisible = () => {
        if (!document.hidden) listener();
      };
      const wakeIfRestored = (event: PageTransitionEvent) => {
        if (event.persisted) listener();
      };
      document.addEventListener('visibilitychange', wakeIfVisible);
      window.addEventListener('pageshow', wakeIfRestored);
      window.addEventListener('online', listener);
      return () => {
        document.removeEventListener('visibilitychange', wakeIfVisible);
        window.removeEventListener('pageshow', wakeIfRestored);
        window.removeEventListener('online', listener);
      };
    },
    onConnectionChange: (listener) => {
      const tellOnline = () => listener(true);
      const tellOffline = () => listener(false);
      window.addEventListener('online', tellOnline);
      window.addEventListener('offline', tellOffline);
      return () => {
        window.removeEventListener('online', tellOnline);
        window.removeEventListener('offline', tellOffline);
      };
    },
  };
};
