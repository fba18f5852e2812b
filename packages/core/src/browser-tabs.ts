import type { TabSurroundings } from './ports/tabs.ts';

/** The channels and locks of a browser; `null` where there are no tabs, or where the page may not know of them. */
export const findBrowserTabs = (): TabSurroundings | null => {
  if (typeof document === 'undefined' || typeof BroadcastChannel !== 'function' || !navigator.locks) return null;
  return {
    openChannel: (name) => {
      const channel = new BroadcastChannel(name);
      return {
        post: (message) => channel.postMessage(message),
        subscribe: (listener) => {
          const receive = (event: MessageEvent) => listener(event.data);
          channel.addEventListener('message', receive);
          return () => channel.removeEventListener('message', receive);
        },
        close: () => channel.close(),
      };
    },
    holdLock: (name, { signal, onHeld, onLost, shouldSteal = false }) => {
      let isHeld = false;
      const hold = () =>
        new Promise<void>((release) => {
          signal.addEventListener('abort', () => release(), { once: true });
          isHeld = true;
          onHeld();
        });
      navigator.locks.request(name, shouldSteal ? { steal: true } : { signal }, hold).catch(() => {
        if (signal.aborted) return;
        // Frames without an origin of their own are refused every lock: they have no other tabs either.
        if (isHeld) onLost?.();
        else onHeld();
      });
    },
  };
};
