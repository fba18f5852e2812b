import { type ErrorCode, ParleyError } from '@parley/protocol';

const statuses: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  unauthorized: 401,
  'forbidden-origin': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'rate-limited': 429,
  'budget-spent': 402,
  blocked: 403,
  offline: 503,
  timeout: 504,
  'not-a-stream': 502,
  truncated: 502,
  'malformed-chunk': 502,
  'upstream-unavailable': 503,
  'upstream-refused': 502,
  'storage-unavailable': 503,
  'knowledge-unavailable': 503,
  internal: 500,
};

/** What a visitor or a stranger may read of a failure, whatever caused it. */
export const safeSentences: Readonly<Record<ErrorCode, string>> = {
  'bad-request': 'The request is not valid.',
  unauthorized: 'A valid key is required.',
  'forbidden-origin': 'This website may not use this assistant.',
  'not-found': 'There is nothing at this address.',
  conflict: 'This id is already in use.',
  'too-large': 'The request is too large.',
  'rate-limited': 'Too many messages in a short time. Please wait a moment.',
  'budget-spent': 'The assistant has reached its limit for now.',
  blocked: 'This message cannot be answered.',
  offline: 'The assistant cannot be reached.',
  timeout: 'The answer took too long. Please try again.',
  'not-a-stream': 'The assistant gave an unexpected answer. Please try again.',
  truncated: 'The answer was interrupted. Please try again.',
  'malformed-chunk': 'The assistant gave an unexpected answer. Please try again.',
  'upstream-unavailable': 'The assistant cannot answer just now. Please try again.',
  'upstream-refused': 'The assistant cannot answer just now.',
  'storage-unavailable': 'The message could not be kept. Please try again.',
  'knowledge-unavailable': 'The documents cannot be read just now. Please try again.',
  internal: 'Something went wrong. Please try again.',
};

/** A refusal that a route throws; its message is shown to the caller, so it never holds anything of ours. */
export class HttpRefusal extends Error {
  override name = 'HttpRefusal';
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    options: { readonly message?: string; readonly status?: number; readonly retryAfterMs?: number } = {},
  ) {
    super(options.message ?? safeSentences[code]);
    this.code = code;
    this.status = options.status ?? statuses[code];
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The code under which a failure is reported; unknown ones are `internal`. */
export const codeOfFailure = (error: unknown): ErrorCode =>
  error instanceof HttpRefusal || ParleyError.isInstance(error) ? error.code : 'internal';

/** Turns any failure into `{ error: { code, message } }` with a safe sentence and nothing else. */
export const createErrorResponse = (error: unknown): Response => {
  const code = codeOfFailure(error);
  const message = error instanceof HttpRefusal ? error.message : safeSentences[code];
  const status = error instanceof HttpRefusal ? error.status : statuses[code];
  const retryAfterMs = error instanceof HttpRefusal || ParleyError.isInstance(error) ? error.retryAfterMs : undefined;
  return Response.json(
    { error: { code, message } },
    {
      status,
      headers: {
        'cache-control': 'no-store',
        ...(retryAfterMs !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
      },
    },
  );
};
