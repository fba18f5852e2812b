import type { ErrorCode } from '@parley/protocol';
import type { Translations } from './en.ts';

const keys: Readonly<Record<ErrorCode, keyof Translations>> = {
  'bad-request': 'errorBadRequest',
  unauthorized: 'errorUnauthorized',
  'forbidden-origin': 'errorUnauthorized',
  'not-found': 'errorUnavailable',
  conflict: 'errorInternal',
  'too-large': 'errorTooLarge',
  'rate-limited': 'errorRateLimited',
  'budget-spent': 'errorBudgetSpent',
  blocked: 'messageBlocked',
  offline: 'offlineIdle',
  timeout: 'errorTimeout',
  'not-a-stream': 'errorUnavailable',
  truncated: 'outcomeTruncated',
  'malformed-chunk': 'errorUnavailable',
  'upstream-unavailable': 'errorUnavailable',
  'upstream-refused': 'errorUnavailable',
  'storage-unavailable': 'errorUnavailable',
  'knowledge-unavailable': 'errorUnavailable',
  internal: 'errorInternal',
};

/** The visitor's sentence for a failure. */
export const describeError = (code: ErrorCode, translations: Translations): string => translations[keys[code]];
