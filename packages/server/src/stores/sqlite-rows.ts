import type { Handoff, Message } from '@parley/protocol';
import type { LoggedChunk, StoredReply } from './store.ts';

/** A row as `node:sqlite` gives it. */
export type Row = Readonly<Record<string, unknown>>;

export const readText = (row: Row, column: string): string => String(row[column]);
export const readNumber = (row: Row, column: string): number => Number(row[column]);
export const readNullable = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === 'string' ? value : null;
};

// What stands in JSON columns was written by this store and by nothing else, so it is not validated again.

export const readMessage = (row: Row): Message => {
  const replyId = readNullable(row, 'reply_id');
  return {
    id: readText(row, 'id'),
    role: row.role === 'user' ? 'user' : 'assistant',
    parentId: readNullable(row, 'parent_id'),
    parts: JSON.parse(readText(row, 'parts')),
    status: JSON.parse(readText(row, 'status')),
    createdAtMs: readNumber(row, 'created_at_ms'),
    ...(replyId !== null && { replyId }),
  };
};

export const readReply = (row: Row): StoredReply => ({
  replyId: readText(row, 'id'),
  conversationId: readText(row, 'conversation_id'),
  messageId: readText(row, 'message_id'),
  userMessageId: readText(row, 'user_message_id'),
  visitorHash: readText(row, 'visitor_hash'),
  language: readNullable(row, 'language'),
  attempts: readNumber(row, 'attempts'),
  lastCursor: readNumber(row, 'last_cursor'),
  state: JSON.parse(readText(row, 'state')),
});

export const readChunk = (row: Row): LoggedChunk => ({
  cursor: readNumber(row, 'cursor'),
  chunk: JSON.parse(readText(row, 'chunk')),
});

export const readHandoff = (row: Row): Handoff | null => {
  const text = readNullable(row, 'handoff');
  return text === null ? null : JSON.parse(text);
};
