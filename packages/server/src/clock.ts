/** Time as the relay sees it. Tests give their own; everything else uses `systemClock`. */
export type Clock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls back after `delayMs`; returns a function that cancels. */
  readonly schedule: (callback: () => void, delayMs: number) => () => void;
};

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
