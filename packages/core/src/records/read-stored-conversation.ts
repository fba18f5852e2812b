import { isConversationRecord } from '../is-conversation-record.ts';
import { isFields } from '../is-fields.ts';
import type { StoredConversation } from '../ports/storage.ts';
import { createStorageFailure } from '../storages/storage-failure.ts';
import { isStoredPart } from './is-stored-part.ts';
import { migrateRecord } from './migrate-record.ts';

/**
 * Reads what a store or a file gave, of this version or an older one.
 *
 * Throws `storage-unavailable`, with the `detail` `newer` when a newer page wrote it and `damaged` when it is no
 * conversation. Ids that are there twice, and parents that are missing or run in a circle, are left for the tree to mend.
 *
 * @see StorageFailureReason
 */
export const readStoredConversation = (value: unknown): StoredConversation => {
  if (!isFields(value)) throw createStorageFailure('damaged');
  const record: unknown = migrateRecord(value);
  if (isConversationRecord(record) && isSound(record)) return record;
  throw createStorageFailure('damaged');
};

/** The same from its JSON text. */
export const parseStoredConversation = (text: string): StoredConversation => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw createStorageFailure('damaged', cause);
  }
  return readStoredConversation(value);
};

const isSound = ({ messages, title, updatedAtMs }: StoredConversation): boolean =>
  (title === undefined || typeof title === 'string') &&
  (updatedAtMs === undefined || typeof updatedAtMs === 'number') &&
  messages.every(
    ({ parts, status }) => parts.every(isStoredPart) && (status.type !== 'done' || typeof status.outcome === 'string'),
  );
