import type { Message } from '@parley/protocol';
import type { ConversationModel } from './conversation-model.ts';
import { getMessage } from './message-tree.ts';
import type { Turn } from './take-turn.ts';

export type Recovery = {
  /** What was under way or waiting, in order. */
  readonly turns: readonly Turn[];
  /** Messages that nothing will end any more, as they are to be kept. */
  readonly changed: readonly Message[];
};

/** What a tab that begins to lead has to go on with: after a reload, or after the tab that led is gone. */
export const recoverTurns = ({ tree, activeReply }: ConversationModel): Recovery => {
  const turns: Turn[] = [];
  const changed: Message[] = [];
  const answered = new Set(tree.messages.map(({ parentId }) => parentId));
  for (const message of tree.messages) {
    if (message.status.type === 'done') continue;
    if (message.role !== 'user') {
      const replyId = activeReply?.messageId === message.id ? (activeReply.replyId ?? message.replyId) : undefined;
      if (replyId !== undefined) turns.push({ type: 'resume', message: { ...message, replyId } });
      else changed.push({ ...message, status: { type: 'done', outcome: 'truncated' } });
    } else if (answered.has(message.id)) {
      changed.push({ ...message, status: { type: 'done', outcome: 'complete' } });
    } else {
      turns.push({ type: 'submit', message });
    }
  }
  if (activeReply?.replyId !== undefined && getMessage(tree, activeReply.messageId) === undefined) {
    const { messageId: id, replyId } = activeReply;
    // The back end knows of a reply that has no message yet.
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
