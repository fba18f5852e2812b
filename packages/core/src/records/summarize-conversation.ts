import type { Message } from '@parley/protocol';
import { getMessageText } from '../get-message-text.ts';
import { getBranch, importTree } from '../message-tree.ts';
import type { ConversationSummary, StoredConversation } from '../ports/storage.ts';

const longestTitle = 80;
const longestPreview = 160;

/** What a list shows of a conversation. It takes no clock: a conversation changed when its newest message was made. */
export const summarizeConversation = (record: StoredConversation): ConversationSummary => {
  const tree = importTree(record);
  const { messages } = tree;
  const branch = getBranch(tree);
  const hasWords = (message: Message) => /\S/.test(getMessageText(message));
  const first = branch.find((message) => message.role === 'user' && hasWords(message));
  // Found from the end, and not in a list of all texts: a long conversation is summarized whenever it is saved.
  const last = branch.findLast(hasWords);
  const question = first === undefined ? (record.queue?.[0]?.text ?? '') : getMessageText(first);
  const times = messages.map(({ createdAtMs }) => createdAtMs);
  return {
    id: record.id,
    title: record.title || shorten(question, longestTitle),
    createdAtMs: times.reduce((one, other) => Math.min(one, other), times[0] ?? 0),
    updatedAtMs: record.updatedAtMs ?? times.reduce((one, other) => Math.max(one, other), 0),
    messageCount: branch.length,
    preview: last === undefined ? '' : shorten(getMessageText(last), longestPreview),
  };
};

/** One line of so many characters at most; none is cut through. */
const shorten = (text: string, length: number): string => {
  // Long answers are not read whole to show their beginning.
  const beginning = text.trimStart().slice(0, length * 4);
  const characters = [...beginning.replace(/\s+/g, ' ').trim()];
  if (characters.length <= length) return characters.join('');
  const shown = characters.slice(0, length - 1).join('');
  return `${shown.trimEnd()}…`;
};
