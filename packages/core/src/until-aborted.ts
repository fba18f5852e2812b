/** Resolves like `promise`, or to `undefined` as soon as `signal` aborts, also when nothing that is awaited listens to it. */
export const unlessAborted = <Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> =>
  new Promise((resolve, reject) => {
    const end = () => resolve(undefined);
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });

/** What `values` gives, until it ends or `signal` aborts; an abort ends it without an error and closes the source. */
export async function* untilAborted<Value>(values: AsyncIterable<Value>, signal: AbortSignal): AsyncGenerator<Value> {
  const iterator = values[Symbol.asyncIterator]();
  let end = () => {};
  // One listener for all that comes: a listener for each value costs more than the value.
  const abort = () => end();
  signal.addEventListener('abort', abort);
  try {
    while (!signal.aborted) {
      const result = await new Promise<IteratorResult<Value> | undefined>((resolve, reject) => {
        end = () => resolve(undefined);
        iterator.next().then(resolve, reject);
      });
      if (result === undefined || result.done === true) return;
      yield result.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a source that hangs would hang us with it.
    iterator.return?.().then(undefined, () => {});
  }
}
