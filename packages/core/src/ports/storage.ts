import type { ConversationRecord } from '@parley/protocol';

/** Where conversations are kept on this side. */
export type ConversationStorage = {
  load(conversationId: string): Promise<ConversationRecord | null>;
  save(record: ConversationRecord): Promise<void>;
  remove(conversationId: string): Promise<void>;
};
