import { createNodeEnvironment } from './node-environment.ts';
import type { Environment } from './ports/environment.ts';

type Place = readonly [target: EventTarget, type: string];

/** Listens in all places, and returns how to stop it. */
const listen = (listener: (event: Event) => void, places: readonly Place[]) => {
  for (const [target, type] of places) target.addEventListener(type, listener);
  return () => {
    for (const [target, type] of places) target.removeEventListener(type, listener);
  };
};

/** The surroundings of a page, each asked for only where it exists; without a document, those of Node. */
export const createBrowserEnvironment = (): Environment => {
  const plain = createNodeEnvironment();
  if (typeof document === 'undefined') return plain;
  const visibility: Place = [document, 'visibilitychange'];
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
      const unsubscribe = listen(run, [visibility]);
      return cancel;
    },
    isOnline: () => navigator.onLine,
    onWake: (listener) => {
      const wake = (event: Event) => {
        const isAwake = 'persisted' in event ? event.persisted : event.type === 'online' || !document.hidden;
        if (isAwake) listener();
      };
      return listen(wake, [visibility, [window, 'pageshow'], [window, 'online']]);
    },
    onConnectionChange: (listener) => {
      const tell = ({ type }: Event) => listener(type === 'online');
      return listen(tell, [
        [window, 'online'],
        [window, 'offline'],
      ]);
    },
  };
};
