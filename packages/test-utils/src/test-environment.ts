import type { Environment, TabSurroundings } from '@parley/core';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createTabHub, type TabHub } from './tab-hub.ts';

export type TestEnvironment = Environment &
  TabSurroundings & {
    readonly clock: ManualClock;
    /** Draws the next frame. */
    readonly drawFrame: () => void;
    readonly setOnline: (isOnline: boolean) => void;
    readonly wake: () => void;
    /** The tab dies without a word. */
    readonly closeTab: () => void;
  };

export type TestEnvironmentOptions = {
  /** Shared by environments that are tabs of one browser. @default a browser of its own */
  readonly hub?: TabHub;
  /** @default a clock of its own */
  readonly clock?: ManualClock;
  /** @default rejects */
  readonly fetch?: typeof fetch;
  /** Begins every id, to tell tabs apart. @default 'id' */
  readonly idPrefix?: string;
};

/** Surroundings in which nothing happens by itself: time, frames, network and waking are all told to happen. */
export const createTestEnvironment = ({
  hub = createTabHub(),
  clock = createManualClock(),
  fetch: fetchFake = () => Promise.reject(new TypeError('There is no network in this test.')),
  idPrefix = 'id',
}: TestEnvironmentOptions = {}): TestEnvironment => {
  let idCount = 0;
  let isOnline = true;
  const frames = new Set<() => void>();
  const wakeListeners = new Set<() => void>();
  const connectionListeners = new Set<(isOnline: boolean) => void>();
  const { openChannel, holdLock, close } = hub.openTab();

  return {
    clock,
    now: clock.now,
    schedule: clock.schedule,
    createId: () => {
      idCount += 1;
      return `${idPrefix}-${idCount}`;
    },
    random: () => 0.5,
    fetch: fetchFake,
    nextFrame: (callback) => {
      frames.add(callback);
      return () => void frames.delete(callback);
    },
    isOnline: () => isOnline,
    onWake: (listener) => {
      wakeListeners.add(listener);
      return () => void wakeListeners.delete(listener);
    },
    onConnectionChange: (listener) => {
      connectionListeners.add(listener);
      return () => void connectionListeners.delete(listener);
    },
    openChannel,
    holdLock,
    drawFrame: () => {
      const due = [...frames];
      frames.clear();
      for (const callback of due) callback();
    },
    setOnline: (next) => {
      isOnline = next;
      for (const listener of connectionListeners) listener(next);
      if (next) for (const listener of wakeListeners) listener();
    },
    wake: () => {
      for (const listener of wakeListeners) listener();
    },
    closeTab: close,
  };
};
