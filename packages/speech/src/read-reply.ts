import type { ConversationState } from '@parley/core';

/** What a voice has to know of the end of a conversation. */
export type ReplyView = {
  /** The answer at the end; `null` when the visitor spoke last. */
  readonly messageId: string | null;
  readonly userMessageId: string | null;
  readonly text: string;
  /** More may come. */
  readonly isOpen: boolean;
  /** Blocked by a guard or stopped by the visitor: nothing of it may be heard from now on. */
  readonly isWithdrawn: boolean;
  readonly createdAtMs: number;
};

export const readReply = ({ messages }: ConversationState): ReplyView | null => {
  const last = messages.at(-1);
  if (!last) return null;
  const userMessageId = messages.findLast((message) => message.role === 'user')?.id ?? null;
  const { status, createdAtMs } = last;
  if (last.role !== 'assistant') {
    return {
      messageId: null,
      userMessageId,
      text: '',
      isOpen: status.type !== 'done',
      isWithdrawn: false,
      createdAtMs,
    };
  }
  const isBlocked = last.parts.some(
    (part) => part.type === 'data-parley-moderation' && isBlocking('data' in part ? part.data : null),
  );
  return {
    messageId: last.id,
    userMessageId,
    text: last.parts.map((part) => (part.type === 'text' && 'text' in part ? part.text : '')).join(''),
    isOpen: status.type !== 'done',
    isWithdrawn:
      isBlocked || (status.type === 'done' && (status.outcome === 'blocked' || status.outcome === 'stopped')),
    createdAtMs,
  };
};

const isBlocking = (data: unknown) =>
  typeof data === 'object' && data !== null && 'action' in data && data.action === 'block';
