import type { Message } from '@parley/protocol';
import { isFields } from './is-fields.ts';
import type { StoredConversation } from './ports/storage.ts';

const isMessage = (value: unknown): value is Message =>
  isFields(value) &&
  typeof value.id === 'string' &&
  (value.role === 'user' || value.role === 'assistant' || value.role === 'system') &&
  (value.parentId === null || typeof value.parentId === 'string') &&
  Array.isArray(value.parts) &&
  value.parts.every((part) => isFields(part) && typeof part.type === 'string') &&
  isFields(value.status) &&
  (value.status.type === 'pending' || value.status.type === 'streaming' || value.status.type === 'done') &&
  typeof value.createdAtMs === 'number';

/** Whether a value that was parsed from a store or a response is a conversation of the version that we read. */
export const isConversationRecord = (value: unknown): value is StoredConversation =>
  isFields(value) &&
  value.version === 1 &&
  typeof value.id === 'string' &&
  (value.headId === null || typeof value.headId === 'string') &&
  Array.isArray(value.messages) &&
  value.messages.every(isMessage) &&
  (value.handoff === undefined || (isFields(value.handoff) && typeof value.handoff.status === 'string')) &&
  (value.activeReply === undefined ||
    (isFields(value.activeReply) &&
      typeof value.activeReply.replyId === 'string' &&
      typeof value.activeReply.messageId === 'string')) &&
  (value.queue === undefined ||
    (Array.isArray(value.queue) &&
      value.queue.every((item) => isFields(item) && typeof item.id === 'string' && typeof item.text === 'string')));
