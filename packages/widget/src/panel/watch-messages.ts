import type { Conversation } from '@parley/core';
import type { ErrorCode, Message } from '@parley/protocol';

export type WatchMessagesOptions = {
  readonly onSent: (message: Message) => void;
  /** A reply that ended while it was watched, each once. What was stored before is not news. */
  readonly onReply: (message: Message) => void;
  readonly onError: (code: ErrorCode) => void;
};

/** Reports what happens in a conversation from now on. Returns a function that stops. */
export const watchMessages = (
  conversation: Conversation,
  { onSent, onReply, onError }: WatchMessagesOptions,
): (() => void) => {
  let known: Map<string, boolean> | undefined;
  let previousError: ErrorCode | null = null;
  const check = () => {
    const { messages, isLoaded, errorCode } = conversation.getSnapshot();
    if (!isLoaded) return;
    const isFirst = known === undefined;
    known ??= new Map();
    for (let index = messages.length - 1; index >= 0; index -= 1) {
      const message = messages[index];
      if (message === undefined) continue;
      const isDone = message.status.type === 'done';
      const wasDone = known.get(message.id);
      // What comes before a finished message is finished.
      if (wasDone === true && isDone && message.role === 'assistant') break;
      known.set(message.id, isDone);
      if (isFirst || wasDone === isDone) continue;
      if (message.role === 'user' && wasDone === undefined) onSent(message);
      if (message.role === 'assistant' && isDone) onReply(message);
      if (
        message.role === 'user' &&
        isDone &&
        message.status.type === 'done' &&
        message.status.outcome !== 'complete'
      ) {
        onReply(message);
      }
    }
    if (errorCode !== null && errorCode !== previousError) onError(errorCode);
    previousError = errorCode;
  };
  check();
  return conversation.subscribe(check);
};
