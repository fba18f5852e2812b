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
  /** A channel to the other tabs of this site; absent where there are none. */
  readonly openChannel?: (name: string) => TabChannel;
  /** Holds a lock that one tab has at a time, until `signal` aborts or the tab dies; absent where there are no tabs. */
  readonly holdLock?: (name: string, options: HoldLockOptions) => void;
};

export type HoldLockOptions = {
  readonly signal: AbortSignal;
  readonly onHeld: () => void;
  /** Another tab took the lock away: this one was asleep. */
  readonly onLost?: () => void;
  /** Takes the lock away from the tab that holds it, for one that is asleep. @default false */
  readonly shouldSteal?: boolean;
};

export type TabChannel = {
  readonly post: (message: unknown) => void;
  readonly subscribe: (listener: (message: unknown) => void) => () => void;
  readonly close: () => void;
};
