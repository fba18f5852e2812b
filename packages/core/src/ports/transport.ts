import type { ChatRequest, ReceivedChunk } from '@parley/protocol';

/** A reply as it arrives: batches of chunks, one batch for each read of the network. */
export type ReplyStream = {
  /** Known when the back end can resume or stop the reply. */
  readonly replyId?: string;
  readonly batches: AsyncIterable<readonly ReceivedChunk[]>;
};

export type ResumeRequest = { readonly conversationId: string; readonly replyId: string; readonly cursor?: string };

/** The way to a back end. Two methods; the third is for back ends that produce a reply whether or not anyone listens. */
export type Transport = {
  send(request: ChatRequest, options: { readonly signal: AbortSignal }): Promise<ReplyStream>;
  /** `null` when the reply is unknown or this back end cannot resume. */
  resume(request: ResumeRequest, options: { readonly signal: AbortSignal }): Promise<ReplyStream | null>;
  stop?(request: { readonly conversationId: string; readonly replyId: string }): Promise<void>;
};
