import type { Message } from '@parley/protocol';

/** What happens in a conversation, for analytics and logs. State is not told by events; read it from the snapshot. */
export type ConversationEvent =
  | { readonly type: 'message-sent'; readonly message: Message }
  | { readonly type: 'reply-started'; readonly messageId: string }
  | { readonly type: 'reply-ended'; readonly message: Message }
  /** A data part that was sent as an event and is in no message. */
  | { readonly type: 'data'; readonly name: string; readonly data: unknown }
  | { readonly type: 'cleared'; readonly conversationId: string }
  /** Something failed that was dealt with: a listener, a storage, a back end. */
  | { readonly type: 'error'; readonly error: unknown };
