import type { Message } from '@parley/protocol';
import { hasFailed } from './has-failed.ts';
import { getBranch, getMessage, type MessageTree } from './message-tree.ts';

/** The visitor's message that an answer belongs to; without an id, that of the last answer in view. */
export const findQuestion = (tree: MessageTree, messageId: string | undefined): Message | undefined => {
  const message =
    messageId === undefined
      ? getBranch(tree).findLast(({ role }) => role === 'assistant')
      : getMessage(tree, messageId);
  if (message === undefined || message.role === 'user') return message;
  return getMessage(tree, message.parentId);
};

/** The message to be tried again; without an id, the last in view that failed. */
export const findFailed = (tree: MessageTree, messageId: string | undefined): Message | undefined => {
  const message = messageId === undefined ? getBranch(tree).findLast(hasFailed) : getMessage(tree, messageId);
  return message !== undefined && hasFailed(message) ? message : undefined;
};
