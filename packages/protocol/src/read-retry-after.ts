/**
 * Reads a `Retry-After` header, seconds or date, as milliseconds from now; `undefined` when it says nothing usable.
 *
 * A date needs `nowMs`: this package has no clock of its own.
 */
export const readRetryAfter = (value: string | null, nowMs?: number): number | undefined => {
  const text = value?.trim() ?? '';
  const seconds = Number(text === '' ? Number.NaN : text);
  if (!Number.isNaN(seconds)) return seconds >= 0 ? seconds * 1000 : undefined;
  const delayMs = Math.max(0, Date.parse(text) - (nowMs ?? Number.NaN));
  return Number.isNaN(delayMs) ? undefined : delayMs;
};
