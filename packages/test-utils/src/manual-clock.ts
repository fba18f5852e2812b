/** A clock that stands still until it is told to go. */
export type ManualClock = {
  readonly now: () => number;
  /** Calls back once `delayMs` have been passed; returns a function that cancels. */
  readonly schedule: (callback: () => void, delayMs: number) => () => void;
  /** Lets time pass, and calls what is due in the order in which it is due. Promises settle between two callbacks. */
  readonly pass: (durationMs: number) => Promise<void>;
  /** How many callbacks wait. */
  readonly countWaiting: () => number;
};

type Timer = { readonly dueMs: number; readonly callback: () => void };

/** Lets every promise settle that waits for nothing but other promises. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

export const createManualClock = (startMs = 1_700_000_000_000): ManualClock => {
  let nowMs = startMs;
  const timers = new Set<Timer>();
  return {
    now: () => nowMs,
    schedule: (callback, delayMs) => {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass: async (durationMs) => {
      const endMs = nowMs + durationMs;
      for (;;) {
        await settle();
        const [next] = [...timers].filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs);
        if (next === undefined) break;
        timers.delete(next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.callback();
      }
      nowMs = endMs;
    },
    countWaiting: () => timers.size,
  };
};
