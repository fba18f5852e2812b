/** What all of them give, each as it comes. The ones that have not ended are closed when the reader leaves. */
export async function* mergeIterables<Value>(sources: readonly AsyncIterable<Value>[]): AsyncGenerator<Value> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const next = (iterator: AsyncIterator<Value>) => iterator.next().then((result) => ({ iterator, result }));
  const pending = new Map(iterators.map((iterator) => [iterator, next(iterator)]));
  try {
    while (pending.size > 0) {
      const { iterator, result } = await Promise.race(pending.values());
      if (result.done === true) pending.delete(iterator);
      else {
        pending.set(iterator, next(iterator));
        yield result.value;
      }
    }
  } finally {
    // Not awaited: one that hangs would hang the others.
    for (const iterator of pending.keys()) iterator.return?.().then(undefined, () => {});
  }
}
