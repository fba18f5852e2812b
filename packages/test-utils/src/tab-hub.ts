import type { TabChannel, TabSurroundings } from '@parley/core';

type Lock = { readonly onHeld: () => void; readonly owner: object };

/** The channels and locks that the tabs of one browser share. */
export type TabHub = {
  /** The part of an environment that one tab has, and the end of that tab. */
  readonly openTab: () => TabSurroundings & {
    /** The tab dies: its channels close and its locks go to the next that waits. */
    readonly close: () => void;
  };
};

/** Messages are copied and arrive in a later microtask, as with `BroadcastChannel`. */
export const createTabHub = (): TabHub => {
  const channels = new Map<string, Set<(message: unknown) => void>>();
  const locks = new Map<string, Lock[]>();

  const release = (name: string, lock: Lock) => {
    const queue = locks.get(name) ?? [];
    const wasHeld = queue[0] === lock;
    locks.set(
      name,
      queue.filter((other) => other !== lock),
    );
    if (wasHeld) locks.get(name)?.[0]?.onHeld();
  };

  return {
    openTab: () => {
      const tab = {};
      const listeners = new Set<() => void>();
      return {
        openChannel: (name): TabChannel => {
          const all = channels.get(name) ?? new Set();
          channels.set(name, all);
          const own = new Set<(message: unknown) => void>();
          const close = () => {
            for (const listener of own) all.delete(listener);
            own.clear();
          };
          listeners.add(close);
          return {
            post: (message) => {
              const copy: unknown = structuredClone(message);
              for (const listener of all) {
                queueMicrotask(() => {
                  if (all.has(listener) && !own.has(listener)) listener(copy);
                });
              }
            },
            subscribe: (listener) => {
              const wrapped = (message: unknown) => listener(message);
              all.add(wrapped);
              own.add(wrapped);
              return () => {
                all.delete(wrapped);
                own.delete(wrapped);
              };
            },
            close,
          };
        },
        holdLock: (name, { signal, onHeld }) => {
          if (signal.aborted) return;
          const lock = { onHeld, owner: tab };
          const queue = [...(locks.get(name) ?? []), lock];
          locks.set(name, queue);
          signal.addEventListener('abort', () => release(name, lock), { once: true });
          if (queue.length === 1) {
            queueMicrotask(() => {
              if (locks.get(name)?.[0] === lock) onHeld();
            });
          }
        },
        close: () => {
          for (const close of listeners) close();
          for (const [name, queue] of locks) {
            for (const lock of queue) if (lock.owner === tab) release(name, lock);
          }
        },
      };
    },
  };
};
