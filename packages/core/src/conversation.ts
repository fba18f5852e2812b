import type { Message } from '@parley/protocol';
import type { ConversationState } from './conversation-state.ts';

/** One conversation with an assistant, without a framework or a screen. Made by `createConversation`. */
export type Conversation = {
  readonly id: string;
  getSnapshot(): ConversationState;
  /** Calls back after the state changed, once per frame. Fits `useSyncExternalStore`. Returns an unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Calls back after this one message changed. Returns an unsubscribe. */
  subscribeMessage(messageId: string, listener: () => void): () => void;
  getMessage(messageId: string): Message | undefined;
  /** Sends text; while a reply is under way it is queued. Resolves when its reply has ended, however it ended. Never rejects. */
  send(text: string): Promise<void>;
  /** Ends the reply under way, here and on the relay, and keeps its text. */
  stop(): Promise<void>;
  /** Sends a failed message again, under the same id. Without an id: the last that failed. */
  retry(messageId?: string): Promise<void>;
  /** Asks for another answer beside the one there is. Without an id: the last answer. */
  regenerate(messageId?: string): Promise<void>;
  /** Sends a changed text beside the message, as a branch. */
  edit(messageId: string, text: string): Promise<void>;
  /** The messages that stand beside this one, itself included, oldest first. */
  getBranches(messageId: string): readonly string[];
  /** Brings the branch of this message into view. */
  switchBranch(messageId: string): void;
  cancelQueued(messageId: string): void;
  /** Asks for a person, where the back end can. */
  requestPerson(): Promise<void>;
  /** Forgets everything said and begins anew, under a new id. */
  clear(): Promise<void>;
  /** Ends timers, listeners and streams. What was stored stays. */
  destroy(): void;
};
