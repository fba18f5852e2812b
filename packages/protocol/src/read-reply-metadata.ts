import type { ReplyMetadata } from './chunk.ts';
import { isRecord } from './is-record.ts';

/** What our relay tells in the metadata of `start`; `undefined` from other back ends. */
export const readReplyMetadata = (value: unknown): ReplyMetadata | undefined => {
  if (!isRecord(value)) return undefined;
  const { replyId, conversationId, userMessageId } = value;
  return typeof replyId === 'string' && typeof conversationId === 'string' && typeof userMessageId === 'string'
    ? { replyId, conversationId, userMessageId }
    : undefined;
};
