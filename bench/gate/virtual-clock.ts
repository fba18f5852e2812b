/** Lets a promise that has just been settled have all its consequences. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A clock that jumps from one event to the next, so that minutes of streaming take milliseconds and figures are exact. */
export const createVirtualClock = () => {
  const events: { readonly atMs: number; readonly run: () => void }[] = [];
  let nowMs = 0;
  const at = (atMs: number, run: () => void) => {
    const index = events.findIndex((event) => event.atMs > atMs);
    events.splice(index < 0 ? events.length : index, 0, { atMs, run });
  };
  const runAll = async () => {
    for (let event = events.shift(); event !== undefined; event = events.shift()) {
      nowMs = event.atMs;
      event.run();
      await settle();
    }
  };
  return { now: () => nowMs, at, runAll };
};
