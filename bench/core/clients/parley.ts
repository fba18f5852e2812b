import { createConversation, relayTransport } from '@parley/core';
import { type Client, toFetch } from '../task.ts';
import { readParts } from './read-parts.ts';

/** The whole of Parley: a conversation with its transport, subscribed, its state read at each publish. */
export const parley: Client = {
  title: '@parley/core: conversation, relayTransport',
  dialect: 'ui-message-stream',
  hasConversation: true,
  contents: ['text', 'tool'],
  prepare: async (task) => {
    const fetch = toFetch(task);
    const transport = relayTransport({ endpoint: 'https://relay.example', site: 'bench', visitor: 'secret', fetch });
    const conversation = createConversation({ transport });
    const messages = task.history.map(({ id, role, text }, index) => ({
      id,
      role,
      parentId: task.history[index - 1]?.id ?? null,
      parts: [{ type: 'text' as const, text }],
      status: { type: 'done' as const, outcome: 'complete' as const },
      createdAtMs: index,
    }));
    await conversation.import({
      version: 1,
      id: conversation.id,
      messages,
      headId: messages.at(-1)?.id ?? null,
    });
    let seen = conversation.getSnapshot().messages;
    conversation.subscribe(() => {
      seen = conversation.getSnapshot().messages;
    });
    return async () => {
      await conversation.send('Draw it.');
      conversation.destroy();
      const last = seen.at(-1);
      return last?.status.type === 'done' && last.status.outcome === 'complete' ? readParts(last.parts) : '';
    };
  },
};
