import { ParleyError } from '@parley/protocol';
import { isFields } from '../is-fields.ts';

/**
 * Why a storage failed; it is the `detail` of the `storage-unavailable` error.
 * - `full`: the quota is used up.
 * - `blocked`: the page may not store, or another tab holds the database.
 * - `damaged`: what was stored is no conversation.
 * - `newer`: what was stored was written by a newer version of the page.
 * - `failed`: anything else, such as a disk that does not answer.
 */
export type StorageFailureReason = 'full' | 'blocked' | 'damaged' | 'newer' | 'failed';

const messages: Readonly<Record<StorageFailureReason, string>> = {
  full: 'The storage of the page is full: remove conversations, or use a storage with more room, such as IndexedDB.',
  blocked: 'The page may not store: allow it in the browser, close its other tabs, or leave private browsing.',
  damaged: 'What is stored is no conversation. It was left as it is: remove it, or restore it from an export.',
  newer: 'What is stored is newer than this page and was left as it is: reload the page.',
  failed: 'The storage of the page failed: try again, or keep conversations in memory.',
};

const reasons: Readonly<Record<string, StorageFailureReason>> = {
  QuotaExceededError: 'full',
  NS_ERROR_DOM_QUOTA_REACHED: 'full',
  SecurityError: 'blocked',
  NotAllowedError: 'blocked',
  VersionError: 'newer',
};

/** The error of a storage that failed for a known reason. Its message says what to do. */
export const createStorageFailure = (detail: StorageFailureReason, cause?: unknown): ParleyError =>
  new ParleyError(messages[detail], { code: 'storage-unavailable', detail, ...(cause !== undefined && { cause }) });

/** What a browser's storage threw as an error of ours; an error of ours is given back as it is. */
export const toStorageFailure = (cause: unknown): ParleyError => {
  if (ParleyError.isInstance(cause)) return cause;
  const name = isFields(cause) && typeof cause.name === 'string' ? cause.name : '';
  return createStorageFailure(Object.hasOwn(reasons, name) ? (reasons[name] ?? 'failed') : 'failed', cause);
};

/** The error of a conversation that is not there to be changed. */
export const createNotFound = (): ParleyError =>
  new ParleyError('There is no conversation of this id.', { code: 'not-found' });
