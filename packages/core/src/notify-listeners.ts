/** Calls every listener. One that throws is reported and does not stop the others. */
export const notifyListeners = <Arguments extends readonly unknown[]>(
  listeners: Iterable<(...values: Arguments) => void>,
  onError: (error: unknown) => void,
  ...values: Arguments
): void => {
  // A copy: listeners may unsubscribe while they are called.
  for (const listener of [...listeners]) {
    try {
      listener(...values);
    } catch (error) {
      onError(error);
    }
  }
};
