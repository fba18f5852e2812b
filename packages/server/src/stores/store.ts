import type { Chunk, ErrorCode, Handoff, Message, Outcome, Part } from '@parley/protocol';

/** A chunk of a reply as it is kept. Cursors count from 1 without gaps. */
export type LoggedChunk = { readonly cursor: number; readonly chunk: Chunk };

/** A reply: the durable thing that fills one message of the assistant. */
export type StoredReply = {
  readonly replyId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly userMessageId: string;
  /** Hash of the secret of the visitor whose conversation this is. */
  readonly visitorHash: string;
  readonly language: string | null;
  /** How often its production was begun. */
  readonly attempts: number;
  readonly lastCursor: number;
  readonly state:
    | { readonly type: 'active' }
    | { readonly type: 'done'; readonly outcome: Outcome; readonly errorCode?: ErrorCode };
};

export type StoredConversation = {
  readonly id: string;
  readonly visitorHash: string;
  /** In the order in which they came. */
  readonly messages: readonly Message[];
  readonly headId: string | null;
  readonly handoff: Handoff | null;
  readonly activeReply: { readonly replyId: string; readonly messageId: string } | null;
};

export type NewTurn = {
  readonly conversationId: string;
  readonly visitorHash: string;
  readonly trigger: 'submit-message' | 'regenerate-message';
  /** `parentId` undefined: after the head. One that this store does not know is taken as undefined. */
  readonly userMessage: {
    readonly id: string;
    readonly parts: readonly Part[];
    readonly parentId: string | null | undefined;
  };
  readonly replyId: string;
  readonly replyMessageId: string;
  readonly language: string | null;
  readonly nowMs: number;
};

export type BeginTurnResult =
  | { readonly type: 'begun'; readonly reply: StoredReply }
  /** The same message was sent before: this is its reply. */
  | { readonly type: 'existing'; readonly reply: StoredReply }
  /** The conversation belongs to another visitor. */
  | { readonly type: 'foreign' }
  /** An id is already in use for something else. */
  | { readonly type: 'conflict' };

export type ReplyEnding = {
  readonly parts: readonly Part[];
  readonly outcome: Outcome;
  readonly errorCode?: ErrorCode;
  readonly nowMs: number;
};

/**
 * What the relay keeps for one site. There is no way to ask across sites: whoever holds this can reach nothing of another site,
 * whatever id a request brings.
 *
 * Every method rejects with a `ParleyError` of code `storage-unavailable` when the storage fails.
 */
export type SiteStore = {
  /**
   * Stores the visitor's message and begins its reply, in one transaction.
   *
   * A message whose reply failed may be sent again and gets another reply in the same place; any other repeat gets the reply there is.
   */
  beginTurn(turn: NewTurn): Promise<BeginTurnResult>;
  getConversation(conversationId: string): Promise<StoredConversation | null>;
  getReply(replyId: string): Promise<StoredReply | null>;
  /** Counts another attempt at producing a reply that a restart cut off. */
  countAttempt(replyId: string): Promise<void>;
  /** All or none. */
  appendChunks(replyId: string, chunks: readonly LoggedChunk[]): Promise<void>;
  /** Chunks after a cursor, oldest first. */
  readChunks(
    replyId: string,
    options: { readonly after: number; readonly limit: number },
  ): Promise<readonly LoggedChunk[]>;
  finishReply(replyId: string, ending: ReplyEnding): Promise<void>;
  setHandoff(conversationId: string, handoff: Handoff): Promise<void>;
  /** Erases a conversation, its messages, replies and logs. False when there is none. */
  deleteConversation(conversationId: string): Promise<boolean>;
};

/** Where conversations and replies last. SQLite is built in; another has to pass `testStore`. */
export type Store = {
  forSite(site: string): SiteStore;
  /** Replies that were being produced when the process ended. Only for the repair at the start. */
  listActiveReplies(): Promise<readonly { readonly site: string; readonly replyId: string }[]>;
  close(): Promise<void>;
};
