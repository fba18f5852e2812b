const secondsPerDay = 86_400;
const daysPerEra = 146_097;
/** From March of the year 0, with which an era of 400 years begins, to the epoch. */
const daysToEpoch = 719_468;

/** A time as ISO 8601 in UTC, such as `2026-11-25T21:00:00Z`. This package has no calendar of its surroundings. */
export const writeTime = (timeMs: number): string => {
  const seconds = Math.floor(timeMs / 1000);
  const days = Math.floor(seconds / secondsPerDay);
  const rest = seconds - days * secondsPerDay;
  return `${writeDate(days)}T${pad(rest / 3600)}:${pad((rest / 60) % 60)}:${pad(rest % 60)}Z`;
};

/** Years are counted from March, so that leap days come last. */
const writeDate = (daysSinceEpoch: number): string => {
  const shifted = daysSinceEpoch + daysToEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const day = shifted - era * daysPerEra;
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / (daysPerEra - 1))) / 365,
  );
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  return `${pad(era * 400 + year + (month < 10 ? 0 : 1), 4)}-${pad(month < 10 ? month + 3 : month - 9)}-${pad(dayOfMonth)}`;
};

const pad = (value: number, length = 2): string => String(Math.floor(value)).padStart(length, '0');
