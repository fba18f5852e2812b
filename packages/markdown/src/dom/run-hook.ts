/** Runs a hook of the page. One that throws is reported, and the text goes on without it. */
export function runHook<T>(hook: () => T): T | null {
  try {
    return hook();
  } catch (error) {
    reportError(error);
    return null;
  }
}
