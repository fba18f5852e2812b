const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const httpDate = /^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/** Days from the epoch to a date of the Gregorian calendar, counting years from March so that leap days come last. */
const countDays = (year: number, month: number, day: number) => {
  const shifted = month < 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 1;
  return (
    shifted * 365 +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    dayOfYear -
    719_468
  );
};

/**
 * Reads a `Retry-After` header, seconds or date, as milliseconds from now; `undefined` when it says nothing usable.
 *
 * A date needs `nowMs`: this package has no clock of its own.
 */
export const readRetryAfter = (value: string | null, nowMs?: number): number | undefined => {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const [, day, monthName, year, hours, minutes, seconds] = httpDate.exec(text) ?? [];
  const month = months.indexOf(monthName ?? '');
  if (month < 0 || nowMs === undefined) return undefined;
  const days = countDays(Number(year), month, Number(day));
  const atMs = (((days * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return Math.max(0, atMs - nowMs);
};
