import type { MessageStatus } from '@parley/protocol';
import { type Row, readReply, readText } from './sqlite-rows.ts';
import { replyColumns, type Statements } from './sqlite-statements.ts';
import type { BeginTurnResult, NewTurn, StoredReply } from './store.ts';

/** Whether a reply ended in a way that its message may be sent again. */
const hasFailed = (reply: StoredReply): boolean =>
  reply.state.type === 'done' && (reply.state.outcome === 'error' || reply.state.outcome === 'truncated');

const done: MessageStatus = { type: 'done', outcome: 'complete' };
const pending: MessageStatus = { type: 'pending' };

/** The body of `beginTurn`; the caller holds the write transaction. */
export const beginSqliteTurn = ({ first, run }: Statements, turn: NewTurn): BeginTurnResult => {
  const { conversationId, userMessage, replyId, replyMessageId, nowMs } = turn;
  const findMessage = (id: string): Row | undefined =>
    first('SELECT role, reply_id FROM messages WHERE site = ? AND conversation_id = ? AND id = ?', conversationId, id);

  const conversation = first(
    'SELECT visitor_hash, head_id FROM conversations WHERE site = ? AND id = ?',
    conversationId,
  );
  if (conversation !== undefined && readText(conversation, 'visitor_hash') !== turn.visitorHash)
    return { type: 'foreign' };
  if (userMessage.id === replyMessageId) return { type: 'conflict' };

  const storedUserMessage = findMessage(userMessage.id);
  const storedReplyMessage = findMessage(replyMessageId);
  if (storedUserMessage !== undefined && storedUserMessage.role !== 'user') return { type: 'conflict' };
  if (storedReplyMessage !== undefined && storedReplyMessage.role !== 'assistant') return { type: 'conflict' };

  if (storedUserMessage !== undefined) {
    const row =
      turn.trigger === 'submit-message'
        ? first(
            `${replyColumns} WHERE r.site = ? AND r.conversation_id = ? AND r.user_message_id = ? ORDER BY r.created_at_ms DESC, r.attempts DESC LIMIT 1`,
            conversationId,
            userMessage.id,
          )
        : storedReplyMessage &&
          first(`${replyColumns} WHERE r.site = ? AND r.id = ?`, String(storedReplyMessage.reply_id));
    const earlier = row && readReply(row);
    if (earlier !== undefined && earlier.userMessageId !== userMessage.id) return { type: 'conflict' };
    if (earlier !== undefined && !hasFailed(earlier)) return { type: 'existing', reply: earlier };
  }
  if (storedUserMessage === undefined && storedReplyMessage !== undefined) return { type: 'conflict' };

  if (conversation === undefined) {
    run(
      'INSERT INTO conversations (site, id, visitor_hash, created_at_ms, updated_at_ms) VALUES (?, ?, ?, ?4, ?4)',
      conversationId,
      turn.visitorHash,
      nowMs,
    );
  }
  const insertMessage = (message: {
    readonly id: string;
    readonly role: 'user' | 'assistant';
    readonly parentId: string | null;
    readonly parts: string;
    readonly status: MessageStatus;
    readonly replyId: string | null;
  }) =>
    run(
      `INSERT INTO messages (site, conversation_id, id, sequence, role, parent_id, parts, status, reply_id, created_at_ms)
       VALUES (?1, ?2, ?3, (SELECT COALESCE(MAX(sequence), 0) + 1 FROM messages WHERE site = ?1 AND conversation_id = ?2), ?4, ?5, ?6, ?7, ?8, ?9)
       ON CONFLICT (site, conversation_id, id) DO UPDATE SET parts = excluded.parts, status = excluded.status, reply_id = excluded.reply_id`,
      conversationId,
      message.id,
      message.role,
      message.parentId,
      message.parts,
      JSON.stringify(message.status),
      message.replyId,
      nowMs,
    );

  if (storedUserMessage === undefined) {
    const head = conversation === undefined ? null : conversation.head_id;
    const afterHead = typeof head === 'string' ? head : null;
    const { parentId } = userMessage;
    const isKnownParent = parentId === null || (typeof parentId === 'string' && findMessage(parentId) !== undefined);
    insertMessage({
      id: userMessage.id,
      role: 'user',
      parentId: isKnownParent ? parentId : afterHead,
      parts: JSON.stringify(userMessage.parts),
      status: done,
      replyId: null,
    });
  }
  insertMessage({
    id: replyMessageId,
    role: 'assistant',
    parentId: userMessage.id,
    parts: '[]',
    status: pending,
    replyId,
  });
  run(
    `INSERT INTO replies (site, id, conversation_id, message_id, user_message_id, language, attempts, state, is_active, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, 1, '{"type":"active"}', 1, ?)`,
    replyId,
    conversationId,
    replyMessageId,
    userMessage.id,
    turn.language,
    nowMs,
  );
  run(
    'UPDATE conversations SET head_id = ?2, updated_at_ms = ?3 WHERE site = ?1 AND id = ?4',
    replyMessageId,
    nowMs,
    conversationId,
  );
  return {
    type: 'begun',
    reply: {
      replyId,
      conversationId,
      messageId: replyMessageId,
      userMessageId: userMessage.id,
      visitorHash: turn.visitorHash,
      language: turn.language,
      attempts: 1,
      lastCursor: 0,
      state: { type: 'active' },
    },
  };
};
