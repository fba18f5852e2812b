import type { Clock } from '../clock.ts';

/** Why a reply is ended before it is finished. */
export type EndReason = 'stopped' | 'abandoned' | 'shutdown' | 'deleted';

/** A reply that this process is producing now: who reads it, and the way to end it. */
export type ActiveReply = {
  readonly signal: AbortSignal;
  readonly getEndReason: () => EndReason | undefined;
  readonly end: (reason: EndReason) => void;
  /** Counts a reader until the returned function is called. Without readers the reply is ended after a time. */
  readonly addReader: () => () => void;
  /** Wakes the readers. */
  readonly notify: () => void;
  /** Resolves at the next `notify`. */
  readonly changed: () => Promise<void>;
  /** Resolves when everything of the reply is stored. */
  readonly finished: Promise<void>;
  readonly markFinished: () => void;
  readonly isFinished: () => boolean;
  /** What was produced could not be kept; readers are told. */
  readonly markStorageFailed: () => void;
  readonly hasStorageFailed: () => boolean;
};

export const createActiveReply = ({
  clock,
  abandonAfterMs,
}: {
  readonly clock: Clock;
  readonly abandonAfterMs: number;
}): ActiveReply => {
  const controller = new AbortController();
  const finishing = Promise.withResolvers<void>();
  let change = Promise.withResolvers<void>();
  let readers = 0;
  let endReason: EndReason | undefined;
  let isFinished = false;
  let hasStorageFailed = false;

  const end = (reason: EndReason) => {
    if (isFinished || endReason !== undefined) return;
    endReason = reason;
    controller.abort();
  };
  const abandonLater = () => clock.schedule(() => end('abandoned'), abandonAfterMs);
  let cancelAbandon = abandonLater();

  const notify = () => {
    const previous = change;
    change = Promise.withResolvers<void>();
    previous.resolve();
  };

  return {
    signal: controller.signal,
    getEndReason: () => endReason,
    end,
    addReader: () => {
      readers += 1;
      cancelAbandon();
      let isCounted = true;
      return () => {
        if (!isCounted) return;
        isCounted = false;
        readers -= 1;
        if (readers === 0 && !isFinished) cancelAbandon = abandonLater();
      };
    },
    notify,
    changed: () => change.promise,
    finished: finishing.promise,
    markFinished: () => {
      isFinished = true;
      cancelAbandon();
      notify();
      finishing.resolve();
    },
    isFinished: () => isFinished,
    markStorageFailed: () => {
      hasStorageFailed = true;
    },
    hasStorageFailed: () => hasStorageFailed,
  };
};
