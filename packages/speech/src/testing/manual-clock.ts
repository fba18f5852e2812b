import type { SpeechClock } from '../speech-clock.ts';

export type ManualClock = SpeechClock & {
  /** Moves the time on, timer by timer, and lets everything that waits for promises run in between. */
  advance(byMs: number): Promise<void>;
};

/** Enough turns of the queue of promises for a chain of generators to come to rest. */
const settle = async () => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

/** A clock that stands still until it is moved. */
export const createManualClock = (): ManualClock => {
  let nowMs = 0;
  let timers: readonly { readonly atMs: number; readonly run: () => void }[] = [];
  return {
    now: () => nowMs,
    schedule: (callback, delayMs) => {
      const timer = { atMs: nowMs + Math.max(0, delayMs), run: callback };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((entry) => entry !== timer);
      };
    },
    advance: async (byMs) => {
      const untilMs = nowMs + byMs;
      await settle();
      for (;;) {
        const [next] = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        nowMs = Math.max(nowMs, next.atMs);
        timers = timers.filter((timer) => timer !== next);
        next.run();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
  };
};
