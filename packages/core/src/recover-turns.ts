import type { Message } from '@parley/protocol';
import type { Recover } from './ports/recovery.ts';
import type { Turn } from './take-turn.ts';

/** What a tab that begins to lead has to go on with: after a reload, or after the tab that led is gone. */
export const recoverTurns: Recover = (tree, activeReply) => {
  const turns: Turn[] = [];
  const changed: Message[] = [];
  const answered = new Set(tree.messages.map(({ parentId }) => parentId));
  const end = (message: Message, outcome: 'truncated' | 'complete') =>
    changed.push({ ...message, status: { type: 'done', outcome } });

  for (const message of tree.messages) {
    if (message.status.type === 'done') continue;
    if (message.role === 'user') {
      if (answered.has(message.id)) end(message, 'complete');
      else turns.push({ type: 'submit', message });
      continue;
    }
    const replyId = activeReply?.messageId === message.id ? activeReply.replyId : undefined;
    if (replyId === undefined) end(message, 'truncated');
    else turns.push({ type: 'resume', message: { ...message, replyId } });
  }
  if (activeReply !== undefined && !tree.positions.has(activeReply.messageId)) {
    // The back end knows of a reply that has no message yet.
    const { messageId: id, replyId } = activeReply;
    const message: Message = {
      id,
      role: 'assistant',
      parentId: tree.headId,
      parts: [],
      status: { type: 'pending' },
      createdAtMs: 0,
      replyId,
    };
    turns.unshift({ type: 'resume', message });
  }
  return { turns, changed };
};
