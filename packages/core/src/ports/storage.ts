import type { ConversationRecord } from '@parley/protocol';
import type { QueuedMessage } from '../conversation-state.ts';

/** What is kept on this side: the conversation, and what the visitor has written that has not left yet. */
export type StoredConversation = ConversationRecord & {
  readonly queue?: readonly QueuedMessage[];
  /** The name that the visitor gave it; absent while it is named after its first question. */
  readonly title?: string;
  /** Milliseconds since the epoch. @default the time of the newest message */
  readonly updatedAtMs?: number;
};

/**
 * Where conversations are kept on this side. A method that rejects degrades the conversation to memory, which its state
 * says; `load` rejects when what was stored cannot be read, and it is then left as it is.
 */
export type ConversationStorage = {
  load(conversationId: string): Promise<StoredConversation | null>;
  /** A record without a `title` keeps the one that was stored: an open conversation does not know how it is named. */
  save(record: StoredConversation): Promise<void>;
  remove(conversationId: string): Promise<void>;
};

/** What a list shows of a conversation. */
export type ConversationSummary = {
  readonly id: string;
  /** The name it was given, else its first question, cut short; empty when nothing was asked. */
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  /** Milliseconds since the epoch. */
  readonly updatedAtMs: number;
  /** Messages of the branch in view. */
  readonly messageCount: number;
  /** The last words of the branch in view, cut short. */
  readonly preview: string;
};

/** A storage that can tell what is in it. Every storage of this package is one. */
export type ThreadStorage = ConversationStorage & {
  /** What there is, in no order. What cannot be read, because it is damaged or newer than this page, is left out. */
  list(): Promise<readonly ConversationSummary[]>;
  /** Names a conversation; an empty title names it after its first question again. Rejects with `not-found` when there is none. */
  rename(conversationId: string, title: string): Promise<void>;
};
