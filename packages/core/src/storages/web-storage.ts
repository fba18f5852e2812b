import type { StoredConversation, ThreadStorage } from '../ports/storage.ts';
import { parseStoredConversation } from '../records/read-stored-conversation.ts';
import { summarizeConversation } from '../records/summarize-conversation.ts';
import { createNotFound, createStorageFailure, toStorageFailure } from './storage-failure.ts';

export type WebStorageOptions = {
  /** Gives the store, such as `() => localStorage`. A function, because a page that blocks storage throws when it is merely named. */
  readonly getStorage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** @default 'parley:' */
  readonly prefix?: string;
};

/**
 * Keeps conversations in `localStorage` or `sessionStorage`. Blocked, full or damaged storage rejects, and the conversation
 * lives in memory. Nothing is thrown out to make room, and what a newer page wrote is not written over.
 */
export const webStorage = ({ getStorage, prefix = 'parley:' }: WebStorageOptions): ThreadStorage => {
  type Store = ReturnType<typeof getStorage>;
  // Names stand beside the records: an open conversation writes its record over and over and does not know its name.
  const titlePrefix = `title:${prefix}`;

  const use = async <Value>(action: (store: Store) => Value): Promise<Value> => {
    try {
      return action(getStorage());
    } catch (cause) {
      throw toStorageFailure(cause);
    }
  };

  const read = (store: Store, conversationId: string): StoredConversation | null => {
    const text = store.getItem(prefix + conversationId);
    if (text === null) return null;
    const record = parseStoredConversation(text);
    if (record.id !== conversationId) throw createStorageFailure('damaged');
    const title = store.getItem(titlePrefix + conversationId);
    return title === null ? record : { ...record, title };
  };

  return {
    load: (conversationId) => use((store) => read(store, conversationId)),
    save: ({ title, ...record }) =>
      use((store) => {
        // Every version of ours writes its number first, so that looking at it costs no parsing.
        const [, version = '1'] = /^\{"version":(\d+)/.exec(store.getItem(prefix + record.id) ?? '') ?? [];
        if (Number(version) > record.version) throw createStorageFailure('newer');
        const { version: own, ...rest } = record;
        store.setItem(prefix + record.id, JSON.stringify({ version: own, ...rest }));
        if (title !== undefined) store.setItem(titlePrefix + record.id, title);
      }),
    remove: (conversationId) =>
      use((store) => {
        store.removeItem(prefix + conversationId);
        store.removeItem(titlePrefix + conversationId);
      }),
    list: () =>
      use((store) =>
        listKeys(store).flatMap((key) => {
          if (!key.startsWith(prefix)) return [];
          try {
            const record = read(store, key.slice(prefix.length));
            return record === null ? [] : [summarizeConversation(record)];
          } catch {
            return [];
          }
        }),
      ),
    rename: (conversationId, title) =>
      use((store) => {
        if (store.getItem(prefix + conversationId) === null) throw createNotFound();
        if (title === '') store.removeItem(titlePrefix + conversationId);
        else store.setItem(titlePrefix + conversationId, title);
      }),
  };
};

const listKeys = (store: Pick<Storage, 'key' | 'length'>): readonly string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index)).filter((key) => key !== null);
