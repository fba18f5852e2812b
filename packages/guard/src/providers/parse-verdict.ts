import type { Redaction, Span, Verdict } from '../verdict.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlace = (value: unknown, length: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= length;

const readSpan = (value: unknown, length: number): Span | null => {
  if (!isFields(value)) return null;
  const { start, end } = value;
  return isPlace(start, length) && isPlace(end, length) && start <= end ? { start, end } : null;
};

const readRedactions = (value: unknown, length: number): readonly Redaction[] | null => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const redactions = value.flatMap((entry): Redaction[] => {
    const span = readSpan(entry, length);
    const replacement = isFields(entry) ? entry.replacement : undefined;
    return span === null || typeof replacement !== 'string' ? [] : [{ ...span, replacement }];
  });
  return redactions.length === value.length ? redactions : null;
};

/** Reads a verdict that came as JSON about a content of a length; `null` when it is none. Unknown fields are skipped. */
export const parseVerdict = (value: unknown, length: number): Verdict | null => {
  if (!isFields(value)) return null;
  const { type, category, reason, unsettledFrom } = value;
  if (unsettledFrom !== undefined && !isPlace(unsettledFrom, length)) return null;
  const settling = unsettledFrom === undefined ? {} : { unsettledFrom };
  if (type === 'allow') return { type, ...settling };
  if (typeof category !== 'string' || (reason !== undefined && typeof reason !== 'string')) return null;
  const named = { category, ...(reason !== undefined && { reason }), ...settling };
  if (type === 'warn') return { type, ...named };
  const redactions = readRedactions(value.redactions, length);
  if (redactions === null) return null;
  if (type === 'redact') return redactions.length > 0 ? { type, ...named, redactions } : null;
  if (type !== 'block') return null;
  const span = value.span === undefined ? undefined : readSpan(value.span, length);
  return span === null ? null : { type, ...named, redactions, ...(span !== undefined && { span }) };
};
