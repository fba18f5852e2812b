import type {
  ChatRequest,
  ConversationRecord,
  Handoff,
  Message,
  ReceivedChunk,
  ToolDeclaration,
  WireReport,
} from '@parley/protocol';
import type { ConnectionStatus } from '../conversation-state.ts';
import type { Environment } from './environment.ts';

/** What is asked of a back end. Sent again after a failure it is the very same, ids included. */
export type SendRequest = Omit<ChatRequest, 'site'> & {
  /**
   * The branch up to the visitor's message; when tools ran in the page, up to the reply with their output. For back ends
   * that keep no history.
   */
  readonly messages: readonly Message[];
  /** The tools of the page. */
  readonly tools?: readonly ToolDeclaration[] | undefined;
};

/** A reply as it arrives: batches of chunks, one batch for each read of the network. */
export type ReplyStream = {
  /** Known when the back end can resume or stop the reply. */
  readonly replyId?: string;
  readonly batches: AsyncIterable<readonly ReceivedChunk[]>;
};

export type ResumeRequest = { readonly conversationId: string; readonly replyId: string; readonly cursor?: string };

export type TransportContext = {
  /** Ends the request and the stream. */
  readonly signal: AbortSignal;
  readonly environment: Environment;
  /** For transports that lose and find their connection while a reply grows. */
  readonly onConnection: (connection: ConnectionStatus) => void;
  /** Hears of what a stream held that was not used. */
  readonly onReport: (report: WireReport) => void;
};

/**
 * The way to a back end. One method; the others are for back ends that can do more.
 *
 * A failure is a `ParleyError`; `isRetryable` decides whether the same request is sent again. A stream that ends without
 * a terminal chunk is a reply that was truncated.
 */
export type Transport = {
  send(request: SendRequest, context: TransportContext): Promise<ReplyStream>;
  /** A reply that was growing before a reload, from its beginning; `null` when it is unknown. */
  resume?(request: ResumeRequest, context: TransportContext): Promise<ReplyStream | null>;
  /** For back ends that produce a reply whether or not anyone listens. */
  stop?(request: { readonly conversationId: string; readonly replyId: string }): Promise<void>;
  /** The conversation as the back end keeps it; `null` when it has none of this id. */
  load?(conversationId: string, options: { readonly signal: AbortSignal }): Promise<ConversationRecord | null>;
  /** Asks for a person to take the conversation. */
  requestPerson?(conversationId: string): Promise<Handoff>;
  /** Erases what the back end keeps of the conversation. */
  erase?(conversationId: string): Promise<void>;
};
