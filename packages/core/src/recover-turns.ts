import type { Message, ReceivedChunk } from '@parley/protocol';
import { type ConversationModel, getWholeTree } from './conversation-model.ts';
import { getMessageText } from './get-message-text.ts';
import { replaceMessage } from './message-tree.ts';
import type { Recovery } from './ports/recovery.ts';
import type { StoredConversation } from './ports/storage.ts';
import type { Turn } from './take-turn.ts';

/** What a tab that begins to lead has to go on with: after a reload, or after the tab that led is gone. */
export const recoverTurns = (model: ConversationModel, stored?: StoredConversation['activeReply']): Recovery => {
  const { live } = model;
  const activeReply = live?.replyId === undefined ? stored : { messageId: live.id, replyId: live.replyId };
  let tree = getWholeTree(model);
  const turns: Turn[] = [];
  const answered = new Set(tree.messages.map(({ parentId }) => parentId));
  const end = (message: Message, outcome: 'truncated' | 'complete') => {
    tree = replaceMessage(tree, { ...message, status: { type: 'done', outcome } });
  };

  for (const message of tree.messages) {
    if (message.status.type === 'done') continue;
    if (message.role === 'user') {
      if (answered.has(message.id)) end(message, 'complete');
      else turns.push({ type: 'submit', message });
      continue;
    }
    const replyId = activeReply?.messageId === message.id ? activeReply.replyId : undefined;
    if (replyId === undefined) end(message, 'truncated');
    else turns.push(resumeReply({ ...message, replyId }, replyId));
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
    turns.unshift(resumeReply(message, replyId));
  }
  const begun = turns.map((turn) => ({ id: turn.message.id, begin: () => turn }));
  return { model: { ...model, tree, live: null, isBusy: false }, turns: [...begun, ...model.queue] };
};

const resumeReply = (message: Message, replyId: string): Turn => ({
  type: 'resume',
  message,
  open: async (transport, conversationId, context) => {
    const stream = await transport.resume?.({ conversationId, replyId }, context);
    return stream && { ...stream, batches: catchUp(stream.batches, getMessageText(message).length) };
  },
});

/** These end the wait: nothing follows, or the reply may be shorter because something was taken back. */
const releasing = new Set(['finish', 'abort', 'error', 'data-parley-moderation']);

/**
 * What was shown before stays on the screen until the reply, read from its beginning, has caught up with it, and when its
 * stream breaks before that.
 */
async function* catchUp(
  batches: AsyncIterable<readonly ReceivedChunk[]>,
  shownLength: number,
): AsyncGenerator<readonly ReceivedChunk[]> {
  let held: ReceivedChunk[] = [];
  let length = 0;
  for await (const batch of batches) {
    for (const { chunk } of batch) {
      if (chunk.type === 'text-delta') length += chunk.delta.length;
      else if (releasing.has(chunk.type)) length = Number.POSITIVE_INFINITY;
    }
    held.push(...batch);
    if (length < shownLength) continue;
    yield held;
    held = [];
  }
}
