import type { Chunk, ConversationRecord, Message } from '@parley/protocol';
import type { ConversationState } from './conversation-state.ts';
import type { Subscribe } from './conversation-store.ts';

/** One conversation with an assistant, without a framework or a screen. Made by `createConversation`. No method rejects. */
export type Conversation = {
  readonly id: string;
  readonly getSnapshot: () => ConversationState;
  /**
   * Calls back after the state changed, or with an id after this one message did; once per frame. Fits
   * `useSyncExternalStore`. Returns an unsubscribe.
   */
  readonly subscribe: Subscribe;
  readonly getMessage: (messageId: string) => Message | undefined;
  /** Sends text; what happens while a reply is under way is told by `whenBusy`. Resolves when its reply has ended, however it ended. */
  readonly send: (text: string) => Promise<void>;
  /** Ends the reply under way, here and on the relay, and keeps its text. */
  readonly stop: () => Promise<void>;
  /** Sends a failed message again, under the same id. Without an id: the last that failed. */
  readonly retry: (messageId?: string) => Promise<void>;
  /** Asks for another answer beside the one there is. Without an id: the last answer. */
  readonly regenerate: (messageId?: string) => Promise<void>;
  /** Sends a changed text beside the message, as a branch. */
  readonly edit: (messageId: string, text: string) => Promise<void>;
  /** The messages that stand beside this one, itself included, oldest first. */
  readonly getBranches: (messageId: string) => readonly string[];
  /** Brings the branch of this message into view. */
  readonly switchBranch: (messageId: string) => void;
  readonly cancelQueued: (messageId: string) => void;
  readonly editQueued: (messageId: string, text: string) => void;
  /** Stops the reply under way and sends this message that waits next. */
  readonly steer: (messageId: string) => Promise<void>;
  /** Adds chunks to a reply that has ended and lets it go on. `addToolOutput` and `respondToApproval` use it. */
  readonly continueReply: (messageId: string, chunks: readonly Chunk[]) => Promise<void>;
  /** Asks for a person, where the back end can. */
  readonly requestPerson: () => Promise<void>;
  /** Every branch, and which is in view. */
  readonly export: () => ConversationRecord;
  /** Puts what was exported in the place of what there is, under this conversation's id. */
  readonly import: (record: ConversationRecord) => Promise<void>;
  /** Forgets everything said and begins anew, under a new id. */
  readonly clear: () => Promise<void>;
  /** Ends timers, listeners and streams. What was stored stays. */
  readonly destroy: () => void;
};
