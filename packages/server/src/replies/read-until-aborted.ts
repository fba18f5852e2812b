/** Reads until the end or until the signal aborts, whichever is first: a source that ignores its signal cannot hold up the end. */
export async function* readUntilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const aborting = Promise.withResolvers<'aborted'>();
  const onAbort = () => aborting.resolve('aborted');
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      const next = iterator.next();
      const result = await Promise.race([next, aborting.promise]);
      if (result === 'aborted') {
        // Its late answer or failure is nobody's business any more.
        next.catch(() => undefined);
        return;
      }
      if (result.done === true) return;
      yield result.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    void iterator.return?.().then(undefined, () => undefined);
  }
}
