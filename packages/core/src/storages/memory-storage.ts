import type { ConversationStorage, StoredConversation } from '../ports/storage.ts';

/** Keeps conversations for as long as the object lives. For tests, for Node, and where nothing may be written. */
export const memoryStorage = (): ConversationStorage => {
  const records = new Map<string, StoredConversation>();
  return {
    load: async (conversationId) => records.get(conversationId) ?? null,
    save: async (record) => {
      records.set(record.id, record);
    },
    remove: async (conversationId) => {
      records.delete(conversationId);
    },
  };
};
