import { Chat } from '@ai-sdk/react';
import { DefaultChatTransport, type UIMessage } from 'ai';
import { type Client, toFetch } from '../task.ts';
import { readParts } from './read-parts.ts';

/** AI SDK on its own wire, its messages read at each change. */
export const aiSdk: Client = {
  title: 'ai + @ai-sdk/react: Chat, DefaultChatTransport',
  dialect: 'ui-message-stream',
  hasConversation: true,
  prepare: (task) => {
    const chat = new Chat({
      messages: task.history.map(({ id, role, text }): UIMessage => ({ id, role, parts: [{ type: 'text', text }] })),
      transport: new DefaultChatTransport({ api: 'https://chat.example', fetch: toFetch(task) }),
    });
    let seen = chat.messages;
    chat['~registerMessagesCallback'](() => {
      seen = chat.messages;
    });
    return async () => {
      await chat.sendMessage({ text: 'Draw it.' });
      return readParts(seen.at(-1)?.parts ?? []);
    };
  },
};
