/** Everything that core asks of its surroundings. Browsers, Node and tests each give their own. */
export type Environment = {
  readonly now: () => number;
  /** Ids with at least 128 random bits. */
  readonly createId: () => string;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** Calls back after `delayMs`; returns a function that cancels. Never used in the path of data. */
  readonly schedule: (callback: () => void, delayMs: number) => () => void;
  /** Calls back before the next frame, or in a microtask when hidden or without a screen; returns a function that cancels. */
  readonly nextFrame: (callback: () => void) => () => void;
  readonly isOnline: () => boolean;
  /** Calls back when the page wakes: back online, visible, shown from the back/forward cache. Returns an unsubscribe. */
  readonly onWake: (listener: () => void) => () => void;
  /** Calls back when the network is lost or found. Returns an unsubscribe. */
  readonly onConnectionChange: (listener: (isOnline: boolean) => void) => () => void;
};
