import type { Clock } from '../src/clock.ts';

export type ManualClock = Clock & {
  /** Moves time on and runs what was due, in order. */
  readonly advance: (byMs: number) => void;
  readonly pendingCount: () => number;
};

/** A clock that stands still until it is told to move. */
export const createManualClock = (startMs = 1_000_000): ManualClock => {
  let nowMs = startMs;
  const timers = new Set<{ readonly atMs: number; readonly callback: () => void }>();
  return {
    now: () => nowMs,
    schedule: (callback, delayMs) => {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (byMs) => {
      const untilMs = nowMs + byMs;
      for (;;) {
        const [next] = [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.callback();
      }
      nowMs = untilMs;
    },
    pendingCount: () => timers.size,
  };
};

/** A clock that runs a thousand times as fast, for what waits on several timers in their order. */
export const fastClock: Clock = {
  now: () => performance.now() * 1_000,
  schedule: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs / 1_000);
    return () => clearTimeout(timer);
  },
};
