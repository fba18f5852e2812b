import { getMessageText } from '../get-message-text.ts';
import { importTree } from '../message-tree.ts';
import type { ConversationSummary, StoredConversation } from '../ports/storage.ts';

const longestTitle = 80;
const longestPreview = 160;

/** What a list shows of a conversation. It takes no clock: a conversation changed when its newest message was made. */
export const summarizeConversation = (record: StoredConversation): ConversationSummary => {
  const { branch, messages } = importTree(record);
  const texts = branch.map((message) => ({
    role: message.role,
    text: shorten(getMessageText(message), longestPreview),
  }));
  const question =
    texts.find(({ role, text }) => role === 'user' && text !== '')?.text ?? record.queue?.[0]?.text ?? '';
  const times = messages.map(({ createdAtMs }) => createdAtMs);
  return {
    id: record.id,
    title: record.title || shorten(question, longestTitle),
    createdAtMs: times.reduce((one, other) => Math.min(one, other), times[0] ?? 0),
    updatedAtMs: record.updatedAtMs ?? times.reduce((one, other) => Math.max(one, other), 0),
    messageCount: branch.length,
    preview: texts.map(({ text }) => text).reduce((last, text) => text || last, ''),
  };
};

/** One line of so many characters at most; none is cut through. */
const shorten = (text: string, length: number): string => {
  // Long answers are not read whole to show their beginning.
  const characters = [
    ...text
      .slice(0, length * 4)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return characters.length <= length
    ? characters.join('')
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
};
