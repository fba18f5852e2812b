import type { Framing, WireReader, WireReaderOptions } from '@parley/protocol';

/** One request to a back end. */
export type ProbeRequest = {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** One message of a visitor, and the names of everything around it. */
export type Question = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly replyMessageId: string;
  readonly text: string;
};

export type ReplyAddress = { readonly conversationId: string; readonly replyId: string };

/** How a back end is asked and answers. */
export type Dialect = {
  readonly name: string;
  readonly framing: Framing;
  /** The frames are chunks of the UI message stream, so that its rules hold. */
  readonly hasChunkFrames: boolean;
  /** A message that is sent twice is answered once. */
  readonly isIdempotent: boolean;
  readonly createReader: (options: WireReaderOptions) => Pick<WireReader, 'read' | 'end'>;
  readonly writeQuestion: (question: Question) => ProbeRequest;
  /** Opens a reply again, after a cursor or from its beginning. */
  readonly writeResume?: (reply: ReplyAddress, cursor?: string) => ProbeRequest;
  readonly writeStop?: (reply: ReplyAddress) => ProbeRequest;
  /** Where a conversation without a reply under way is asked for one; 204 says so. */
  readonly writeReconnect?: (conversationId: string) => ProbeRequest;
};
