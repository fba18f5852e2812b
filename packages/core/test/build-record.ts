import type { Message } from '@parley/protocol';
import type { StoredConversation } from '../src/ports/storage.ts';

/** A message of the visitor (`q`) or the assistant (`a`) after the one before it; later ones are a second later. */
const buildMessage = (text: string, index: number, id: string): Message => ({
  id: `${id}-${index}`,
  role: index % 2 === 0 ? 'user' : 'assistant',
  parentId: index === 0 ? null : `${id}-${index - 1}`,
  parts: [{ type: 'text', text }],
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 1_000_000 + index * 1_000,
});

/** A conversation of questions and answers by turns. */
export const buildRecord = (id: string, ...texts: readonly string[]): StoredConversation => ({
  version: 1,
  id,
  messages: texts.map((text, index) => buildMessage(text, index, id)),
  headId: texts.length === 0 ? null : `${id}-${texts.length - 1}`,
});
