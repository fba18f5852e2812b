import type { Environment } from '../src/ports/environment.ts';
import type { TabSurroundings } from '../src/ports/tabs.ts';

/** Lets everything that can happen without a clock happen. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

export type TestTab = Environment &
  TabSurroundings & {
    /** Runs the callbacks that wait for a frame, and what follows from them. */
    readonly frame: () => Promise<void>;
    /** Callbacks that wait for a frame. */
    readonly countFrames: () => number;
    /** Callbacks that wait for the clock. */
    readonly countTimers: () => number;
    readonly advance: (delayMs: number) => Promise<void>;
    readonly setOnline: (isOnline: boolean) => Promise<void>;
    readonly wake: () => Promise<void>;
    /** Hears nothing from other tabs, and keeps its locks, until it is awake again. */
    readonly sleep: () => void;
    readonly awake: () => Promise<void>;
    /** The tab is gone, without a word. */
    readonly kill: () => void;
  };

type Lock = { readonly tab: object; readonly hold: () => void; readonly lose: () => void };

/** A browser whose time, frames, network and tabs the test moves by hand. */
export const createTestBrowser = () => {
  const channels = new Map<string, Set<(message: unknown) => void>>();
  const locks = new Map<string, Lock[]>();
  let count = 0;
  let nowMs = 1_000_000;

  const release = (name: string, isGone: (lock: Lock) => boolean) => {
    const queue = locks.get(name) ?? [];
    const [holder] = queue;
    const rest = queue.filter((lock) => !isGone(lock));
    locks.set(name, rest);
    if (rest[0] !== undefined && rest[0] !== holder) queueMicrotask(rest[0].hold);
  };

  const openTab = (): TestTab => {
    const tab = {};
    let timers: { readonly dueMs: number; readonly callback: () => void }[] = [];
    let frames: (() => void)[] = [];
    let isOnline = true;
    let isAlive = true;
    let isAwake = true;
    let missed: (() => void)[] = [];
    const connectionListeners = new Set<(isOnline: boolean) => void>();
    const wakeListeners = new Set<() => void>();
    return {
      now: () => nowMs,
      createId: () => {
        count += 1;
        return `id-${count}`;
      },
      random: () => 0.5,
      fetch: () => Promise.reject(new TypeError('This browser has no network.')),
      schedule: (callback, delayMs) => {
        const timer = { dueMs: nowMs + delayMs, callback };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
      nextFrame: (callback) => {
        frames.push(callback);
        return () => {
          frames = frames.filter((other) => other !== callback);
        };
      },
      isOnline: () => isOnline,
      onWake: (listener) => {
        wakeListeners.add(listener);
        return () => wakeListeners.delete(listener);
      },
      onConnectionChange: (listener) => {
        connectionListeners.add(listener);
        return () => connectionListeners.delete(listener);
      },
      openChannel: (name) => {
        const own = new Set<(message: unknown) => void>();
        const all = channels.get(name) ?? new Set();
        channels.set(name, all);
        const receive = (message: unknown) => {
          if (!isAwake) missed.push(() => receive(message));
          else if (isAlive) for (const listener of own) listener(message);
        };
        all.add(receive);
        return {
          post: (message) => {
            if (!isAlive) return;
            const copy = structuredClone(message);
            for (const other of all) if (other !== receive) queueMicrotask(() => other(copy));
          },
          subscribe: (listener) => {
            own.add(listener);
            return () => own.delete(listener);
          },
          close: () => all.delete(receive),
        };
      },
      holdLock: (name, { signal, onHeld, onLost = () => {}, shouldSteal = false }) => {
        // A tab that sleeps hears of what it lost when it wakes.
        const lose = () => (isAwake ? onLost() : missed.push(onLost));
        const lock = { tab, hold: onHeld, lose };
        const queue = locks.get(name) ?? [];
        if (shouldSteal) {
          queue[0]?.lose();
          locks.set(name, [lock, ...queue.slice(1)]);
          queueMicrotask(onHeld);
          return;
        }
        locks.set(name, [...queue, lock]);
        signal.addEventListener('abort', () => release(name, (other) => other === lock));
        if (queue.length === 0) queueMicrotask(onHeld);
      },
      frame: async () => {
        const due = frames;
        frames = [];
        for (const callback of due) callback();
        await settle();
      },
      countFrames: () => frames.length,
      countTimers: () => timers.length,
      advance: async (delayMs) => {
        nowMs += delayMs;
        const due = timers.filter(({ dueMs }) => dueMs <= nowMs);
        timers = timers.filter((timer) => !due.includes(timer));
        for (const { callback } of due) callback();
        await settle();
      },
      setOnline: async (next) => {
        isOnline = next;
        for (const listener of [...connectionListeners]) listener(next);
        await settle();
      },
      wake: async () => {
        for (const listener of [...wakeListeners]) listener();
        await settle();
      },
      sleep: () => {
        isAwake = false;
      },
      awake: async () => {
        isAwake = true;
        const due = missed;
        missed = [];
        for (const callback of due) callback();
        await settle();
      },
      kill: () => {
        isAlive = false;
        for (const name of locks.keys()) release(name, (lock) => lock.tab === tab);
      },
    };
  };
  return { openTab };
};
