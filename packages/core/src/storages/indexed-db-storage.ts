import type { ConversationSummary, StoredConversation, ThreadStorage } from '../ports/storage.ts';
import { isConversationSummary } from '../records/is-conversation-summary.ts';
import { readStoredConversation } from '../records/read-stored-conversation.ts';
import { summarizeConversation } from '../records/summarize-conversation.ts';
import { type DatabaseStep, openDatabase, readRequest } from './open-database.ts';
import { createNotFound, createStorageFailure } from './storage-failure.ts';

export type IndexedDbStorageOptions = {
  /** Gives the factory: `() => indexedDB`. A function, because a page that blocks storage throws when it is merely named. */
  readonly getIndexedDb: () => IDBFactory | null | undefined;
  /** Name of the database. @default 'parley' */
  readonly name?: string;
};

/** Lists are read from here, so that they do not cost reading every message. */
type Entry = ConversationSummary & {
  /** Of the record. */
  readonly version: number;
  /** The name that the visitor gave. */
  readonly ownTitle?: string;
};

const conversations = 'conversations';
const summaries = 'summaries';

const createConversations: DatabaseStep = (database) => {
  database.createObjectStore(conversations, { keyPath: 'id' });
};

const createSummaries: DatabaseStep = async (database, transaction) => {
  const store = database.createObjectStore(summaries, { keyPath: 'id' });
  const records: readonly unknown[] = await readRequest(transaction.objectStore(conversations).getAll());
  for (const value of records) {
    try {
      store.put(convertRecordToEntry(readStoredConversation(value)));
    } catch {
      // What cannot be read is not listed, and does not keep the rest from being listed.
    }
  }
};

/**
 * Keeps conversations in IndexedDB: hundreds of megabytes in place of the five of `localStorage`, written without
 * stopping the page.
 *
 * Blocked, full, damaged or newer storage rejects, and the conversation lives in memory. A connection that was lost is
 * opened again; a page of a newer version may change the database while this one is open.
 *
 * @example
 * createConversation({ site, transport, storage: indexedDbStorage({ getIndexedDb: () => indexedDB }) });
 */
export const indexedDbStorage = ({ getIndexedDb, name = 'parley' }: IndexedDbStorageOptions): ThreadStorage => {
  const database = openDatabase({ getIndexedDb, name, steps: [createConversations, createSummaries] });

  const read = (transaction: IDBTransaction, store: string, id: string): Promise<unknown> =>
    readRequest(transaction.objectStore(store).get(id));
  const write = async (transaction: IDBTransaction, record: StoredConversation): Promise<void> => {
    transaction.objectStore(summaries).put(convertRecordToEntry(record));
    await readRequest(transaction.objectStore(conversations).put(record));
  };
  const change = <Value>(action: (transaction: IDBTransaction) => Promise<Value>) =>
    database.use({ stores: [conversations, summaries], mode: 'readwrite' }, action);

  return {
    load: async (conversationId) => {
      const value = await database.use({ stores: [conversations], mode: 'readonly' }, (transaction) =>
        read(transaction, conversations, conversationId),
      );
      return value === undefined ? null : readStoredConversation(value);
    },
    save: (record) =>
      change(async (transaction) => {
        const entry = await read(transaction, summaries, record.id);
        const title = record.title ?? (isEntry(entry) ? entry.ownTitle : undefined);
        if (isEntry(entry) && entry.version > record.version) throw createStorageFailure('newer');
        await write(transaction, title === undefined ? record : { ...record, title });
      }),
    remove: (conversationId) =>
      change(async (transaction) => {
        transaction.objectStore(summaries).delete(conversationId);
        await readRequest(transaction.objectStore(conversations).delete(conversationId));
      }),
    list: async () => {
      const entries = await database.use(
        { stores: [summaries], mode: 'readonly' },
        (transaction): Promise<readonly unknown[]> => readRequest(transaction.objectStore(summaries).getAll()),
      );
      return entries.filter(isEntry).map(({ version: _version, ownTitle: _ownTitle, ...summary }) => summary);
    },
    rename: (conversationId, title) =>
      change(async (transaction) => {
        const value = await read(transaction, conversations, conversationId);
        if (value === undefined) throw createNotFound();
        const { title: _, ...record } = readStoredConversation(value);
        await write(transaction, title === '' ? record : { ...record, title });
      }),
  };
};

const convertRecordToEntry = (record: StoredConversation): Entry => ({
  ...summarizeConversation(record),
  version: record.version,
  ...(record.title !== undefined && { ownTitle: record.title }),
});

const isEntry = (value: unknown): value is Entry =>
  isConversationSummary(value) &&
  'version' in value &&
  typeof value.version === 'number' &&
  (!('ownTitle' in value) || typeof value.ownTitle === 'string');
