import { type ErrorCode, ParleyError } from '@parley/protocol';

/** By the name of what the browser throws. */
const codes: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
  ['QuotaExceededError', 'too-large'],
  ['NotAllowedError', 'upstream-refused'],
  ['SecurityError', 'upstream-refused'],
  ['NotSupportedError', 'upstream-refused'],
]);

const readName = (error: unknown): string => (error instanceof Error ? error.name : '');

/** The question, or the history, does not fit into the model's window. */
export const isTooLong = (error: unknown): boolean => readName(error) === 'QuotaExceededError';

/** The browser withheld what the model wrote. */
export const isFiltered = (error: unknown): boolean => readName(error) === 'NotReadableError';

/** What the browser's model threw, as one of ours. */
export const toPromptFailure = (error: unknown): ParleyError =>
  ParleyError.isInstance(error)
    ? error
    : new ParleyError('The model of the browser could not answer.', {
        code: codes.get(readName(error)) ?? 'upstream-unavailable',
        cause: error,
      });
