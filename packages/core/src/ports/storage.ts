import type { ConversationRecord } from '@parley/protocol';
import type { QueuedMessage } from '../conversation-state.ts';

/** What is kept on this side: the conversation, and what the visitor has written that has not left yet. */
export type StoredConversation = ConversationRecord & { readonly queue?: readonly QueuedMessage[] };

/**
 * Where conversations are kept on this side. A method that rejects degrades the conversation to memory, which its state
 * says; `load` rejects when what was stored cannot be read, and it is then left as it is.
 */
export type ConversationStorage = {
  load(conversationId: string): Promise<StoredConversation | null>;
  save(record: StoredConversation): Promise<void>;
  remove(conversationId: string): Promise<void>;
};
