/** Every failure that crosses the wire or a public border has one of these codes. The page shows its own translated text. */
export const errorCodes = [
  'bad-request',
  'unauthorized',
  'forbidden-origin',
  'not-found',
  'conflict',
  'too-large',
  'rate-limited',
  'budget-spent',
  'blocked',
  'offline',
  'timeout',
  'not-a-stream',
  'truncated',
  'malformed-chunk',
  'upstream-unavailable',
  'upstream-refused',
  'storage-unavailable',
  'knowledge-unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const isErrorCode = (value: unknown): value is ErrorCode => errorCodes.some((code) => code === value);
