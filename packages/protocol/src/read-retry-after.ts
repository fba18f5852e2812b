/**
 * Reads a `Retry-After` header, seconds or date, as milliseconds from now; `undefined` when it says nothing usable.
 *
 * A date needs `nowMs`: this package has no clock of its own.
 */
export const readRetryAfter = (value: string | null, nowMs?: number): number | undefined => {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const atMs = / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return nowMs === undefined || Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
};
