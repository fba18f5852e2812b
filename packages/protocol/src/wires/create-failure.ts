import type { Chunk } from '../chunk.ts';
import type { ErrorCode } from '../error-code.ts';
import { type Fields, isRecord } from '../is-record.ts';
import type { WireReaderOptions } from './wire.ts';

const sentences = {
  'upstream-refused': 'The model refused the request.',
  'upstream-unavailable': 'The model could not answer.',
  'rate-limited': 'The model is asked too often at the moment.',
  'budget-spent': 'The budget for the model is spent.',
  'too-large': 'The conversation is too long for the model.',
} as const satisfies Partial<Record<ErrorCode, string>>;

const readStatus = ({ status_code: statusCode, status, code }: Fields): number => {
  for (const value of [statusCode, status, code]) {
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (typeof number === 'number' && number >= 400 && number < 600) return number;
  }
  return 0;
};

/** What a provider's failure means for us; the words decide before the status, because 400 and 429 stand for many things. */
const classify = (fields: Fields): keyof typeof sentences => {
  const status = readStatus(fields);
  const { type, code, status: name, message } = fields;
  const kind = [type, code, name].filter((value) => typeof value === 'string').join(' ');
  const words = `${kind} ${typeof message === 'string' ? message : ''}`;
  if (
    status === 402 ||
    /insufficient.(quota|credit|balance|funds)|billing|credit balance|exceeded your current quota/i.test(words)
  )
    return 'budget-spent';
  if (
    status === 413 ||
    /context.?(length|window)|maximum context|(request|prompt|input|string)\w*.{0,20}too.(large|long)/i.test(words)
  )
    return 'too-large';
  if (status === 429 || /rate.?limit|too many requests|throttl|resource_exhausted/i.test(words)) return 'rate-limited';
  if (status >= 500 || status === 408) return 'upstream-unavailable';
  return status > 0 || /invalid|authenti|permission|not.?found|forbidden|denied|unsupported|bad.?request/i.test(kind)
    ? 'upstream-refused'
    : 'upstream-unavailable';
};

const describe = (error: unknown): string => {
  try {
    return JSON.stringify(error);
  } catch {
    // Nested deeper than can be written.
    return 'unreadable';
  }
};

/**
 * The chunk for what a provider said when it failed: a safe sentence of our own. The provider's words can name accounts
 * and keys, so they go to the report alone.
 */
export const createFailure = (error: unknown, { onReport }: WireReaderOptions): Chunk => {
  const fields = isRecord(error) ? error : { message: error };
  onReport?.({ type: 'failure', detail: typeof error === 'string' ? error : describe(error) });
  const code = classify(fields);
  return { type: 'error', errorText: sentences[code], code };
};
