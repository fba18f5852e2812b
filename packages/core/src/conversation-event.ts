import type { Message, WireReport } from '@parley/protocol';

/** What happens in a conversation, for analytics and logs. State is not told by events; read it from the snapshot. */
export type ConversationEvent =
  | { readonly type: 'message-sent'; readonly message: Message }
  | { readonly type: 'reply-started'; readonly messageId: string }
  | { readonly type: 'reply-ended'; readonly message: Message }
  /** A data part that was sent as an event and is in no message. */
  | { readonly type: 'data'; readonly name: string; readonly data: unknown }
  | { readonly type: 'cleared'; readonly conversationId: string }
  /** What a stream held that was not used. For debugging: it can name accounts and keys. */
  | { readonly type: 'report'; readonly report: WireReport }
  /** Something failed that was dealt with: a listener, a storage, a back end. */
  | { readonly type: 'error'; readonly error: unknown };
