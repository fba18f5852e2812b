/**
 * Reads a `Retry-After` header, seconds or date, as milliseconds from now; `undefined` when it says nothing usable.
 *
 * A date needs `nowMs`: this package has no clock of its own.
 */
export const readRetryAfter = (value: string | null, nowMs?: number): number | undefined => {
  const text = value?.trim() ?? '';
  const isDate = / GMT$/.test(text) && nowMs !== undefined;
  const delayMs = isDate
    ? Math.max(0, Date.parse(text) - nowMs)
    : /^\d+(\.\d+)?$/.test(text)
      ? Number(text) * 1000
      : NaN;
  return Number.isNaN(delayMs) ? undefined : delayMs;
};
