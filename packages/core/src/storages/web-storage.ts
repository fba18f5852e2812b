import { ParleyError } from '@parley/protocol';
import { isConversationRecord } from '../is-conversation-record.ts';
import type { ConversationStorage } from '../ports/storage.ts';

export type WebStorageOptions = {
  /** Gives the store, such as `() => localStorage`. A function, because a page that blocks storage throws when it is merely named. */
  readonly getStorage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** @default 'parley:' */
  readonly prefix?: string;
};

/** Keeps conversations in `localStorage` or `sessionStorage`. Blocked, full or damaged storage rejects, and the conversation lives in memory. */
export const webStorage = ({ getStorage, prefix = 'parley:' }: WebStorageOptions): ConversationStorage => {
  const use = async <Value>(action: (storage: ReturnType<typeof getStorage>) => Value): Promise<Value> => {
    try {
      return action(getStorage());
    } catch (cause) {
      throw new ParleyError('The storage of the page is blocked, full or damaged.', {
        code: 'storage-unavailable',
        cause,
      });
    }
  };
  return {
    load: (conversationId) =>
      use((storage) => {
        const text = storage.getItem(prefix + conversationId);
        if (text === null) return null;
        const record: unknown = JSON.parse(text);
        if (isConversationRecord(record) && record.id === conversationId) return record;
        throw new TypeError('What was stored is not this conversation.');
      }),
    save: (record) => use((storage) => storage.setItem(prefix + record.id, JSON.stringify(record))),
    remove: (conversationId) => use((storage) => storage.removeItem(prefix + conversationId)),
  };
};
