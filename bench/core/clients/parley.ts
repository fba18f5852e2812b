import { createConversation, relayTransport, type Transport, wireTransport } from '@parley/core';
import { openaiChat } from '@parley/protocol/openai-chat';
import { uiMessageStream } from '@parley/protocol/ui-message-stream';
import { type Client, type Dialect, toFetch } from '../task.ts';
import { readParts } from './read-parts.ts';

/** The whole of Parley: a conversation with its transport, subscribed, its state read at each publish. */
const createClient = (title: string, dialect: Dialect, connect: (network: typeof fetch) => Transport): Client => ({
  title: `@parley/core: conversation, ${title}`,
  dialect,
  hasConversation: true,
  prepare: async (task) => {
    const conversation = createConversation({ transport: connect(toFetch(task)) });
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
});

export const parleyRelay = createClient('relayTransport', 'ui-message-stream', (fetch) =>
  relayTransport({ endpoint: 'https://relay.example', site: 'bench', visitor: 'secret', fetch }),
);

export const parleyWire = createClient('wireTransport, UI message stream', 'ui-message-stream', (fetch) =>
  wireTransport({ wire: uiMessageStream, url: 'https://chat.example', fetch }),
);

export const parleyOpenai = createClient('wireTransport, OpenAI chat', 'openai-chat', (fetch) =>
  wireTransport({ wire: openaiChat, url: 'https://model.example/v1', model: 'm', fetch }),
);
