import { type ErrorCode, isErrorCode } from './error-code.ts';
import { type Fields, isRecord } from './is-record.ts';
import { ParleyError } from './parley-error.ts';
import { parseJson } from './parse-json.ts';
import { readRetryAfter } from './read-retry-after.ts';

const longestBody = 16_384;
const longestExcerpt = 200;

const codesByStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  402: 'budget-spent',
  403: 'unauthorized',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  413: 'too-large',
  429: 'rate-limited',
  504: 'timeout',
};

/** Reads the beginning of a body and lets the rest go: what is not a stream may be endless. */
const readBeginning = async (body: ReadableStream<Uint8Array> | null): Promise<string> => {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let isOver = false; !isOver && text.length < longestBody; ) {
      const { done, value } = await reader.read();
      isOver = done;
      text += decoder.decode(value, { stream: !done });
    }
  } catch {
    // The connection broke; what was read is all there is to tell.
  }
  void reader.cancel().catch(() => undefined);
  return text;
};

/** The `error` of our own error body and of most providers': `{ error: { code, message } }`. */
const readErrorBody = (text: string): Fields => {
  const value = parseJson(text);
  return isRecord(value) && isRecord(value.error) ? value.error : {};
};

/**
 * The failure that a response tells of: an error status, or a 200 that is not what was asked for. It has the status,
 * `Retry-After`, and in `detail` the media type and the first 200 characters of the body. `nowMs` is for a `Retry-After`
 * that is a date.
 */
export const readFailure = async ({ ok, status, headers, body }: Response, nowMs?: number): Promise<ParleyError> => {
  const text = await readBeginning(body);
  const { code, message }: Fields = ok ? { code: 'not-a-stream' } : readErrorBody(text);
  const answer = `${status} ${headers.get('content-type') ?? 'none'}`;
  return new ParleyError(typeof message === 'string' ? message : `The answer is ${answer}.`, {
    code: isErrorCode(code) ? code : (codesByStatus[status] ?? (status < 500 ? 'bad-request' : 'upstream-unavailable')),
    isRetryable: [408, 425, 429].includes(status) || status >= 500,
    retryAfterMs: readRetryAfter(headers.get('retry-after'), nowMs),
    status,
    detail: `${answer}: ${text.slice(0, longestExcerpt)}`,
  });
};
