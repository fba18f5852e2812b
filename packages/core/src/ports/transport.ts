import type {
  ChatRequest,
  ConversationRecord,
  Handoff,
  Message,
  ReceivedChunk,
  ToolDeclaration,
} from '@parley/protocol';

/** A reply as it arrives: batches of chunks, one batch for each read of the network. */
export type ReplyStream = {
  /** Known when the back end can resume or stop the reply. */
  readonly replyId?: string;
  readonly batches: AsyncIterable<readonly ReceivedChunk[]>;
};

/** A request with what transports without a conversation of their own need: the branch in view, the visitor's message last. */
export type SendRequest = ChatRequest & {
  readonly messages: readonly Message[];
  readonly tools?: readonly ToolDeclaration[];
};

export type ResumeRequest = { readonly conversationId: string; readonly replyId: string; readonly cursor?: string };

/**
 * The way to a back end. Two methods; the others are for back ends that can do more.
 *
 * A failure is a `ParleyError`; `isRetryable` decides whether the same request is sent again.
 */
export type Transport = {
  send(request: ChatRequest, options: { readonly signal: AbortSignal }): Promise<ReplyStream>;
  /**
   * `null` when the reply is unknown or this back end cannot resume. Chunks with cursors that were seen are skipped;
   * a back end without cursors gives the reply from its beginning.
   */
  resume(request: ResumeRequest, options: { readonly signal: AbortSignal }): Promise<ReplyStream | null>;
  /** For back ends that produce a reply whether or not anyone listens. */
  stop?(request: { readonly conversationId: string; readonly replyId: string }): Promise<void>;
  /** The conversation as the back end keeps it; `null` when it has none of this id. */
  load?(conversationId: string, options: { readonly signal: AbortSignal }): Promise<ConversationRecord | null>;
  /** Asks for a person to take the conversation. */
  requestPerson?(conversationId: string): Promise<Handoff>;
  /** Erases what the back end keeps of the conversation. */
  erase?(conversationId: string): Promise<void>;
};
