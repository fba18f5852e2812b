import type { Message } from '@parley/protocol';

/** What was said before, as prompts need it. */
export type HistoryMessage = { readonly role: 'user' | 'assistant'; readonly text: string };

/** The words of a message, without reasoning and data. */
export const readMessageText = ({ parts }: Message): string =>
  parts.flatMap((part) => (part.type === 'text' && 'text' in part ? [part.text] : [])).join('\n');

/** The branch that ends at a message, oldest first. Messages without words, such as blocked ones, are left out. */
export const readHistory = (messages: readonly Message[], lastId: string | null): readonly HistoryMessage[] => {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const branch: HistoryMessage[] = [];
  const seen = new Set<string>();
  for (let id = lastId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const message = byId.get(id);
    if (message === undefined) break;
    const text = readMessageText(message);
    if (text !== '' && message.role !== 'system') branch.unshift({ role: message.role, text });
    id = message.parentId;
  }
  return branch;
};
