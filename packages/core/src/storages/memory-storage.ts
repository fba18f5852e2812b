import type { StoredConversation, ThreadStorage } from '../ports/storage.ts';
import { summarizeConversation } from '../records/summarize-conversation.ts';
import { createNotFound } from './storage-failure.ts';

/** Keeps conversations for as long as the object lives. For tests, for Node, and where nothing may be written. */
export const memoryStorage = (): ThreadStorage => {
  const records = new Map<string, StoredConversation>();
  return {
    load: async (conversationId) => records.get(conversationId) ?? null,
    save: async (record) => {
      const title = record.title ?? records.get(record.id)?.title;
      records.set(record.id, title === undefined ? record : { ...record, title });
    },
    remove: async (conversationId) => {
      records.delete(conversationId);
    },
    list: async () => [...records.values()].map(summarizeConversation),
    rename: async (conversationId, title) => {
      const record = records.get(conversationId);
      if (record === undefined) throw createNotFound();
      const { title: _, ...rest } = record;
      records.set(conversationId, title === '' ? rest : { ...rest, title });
    },
  };
};
