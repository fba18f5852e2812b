export type Fields = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object with fields: neither `null` nor an array. */
export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
