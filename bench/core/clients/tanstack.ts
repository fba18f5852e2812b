import { ChatClient, fetchServerSentEvents, type UIMessage } from '@tanstack/ai-client';
import { type Client, toFetch } from '../task.ts';

/** TanStack AI on its own wire, which is AG-UI. It waits for a timer at each event. */
export const tanstack: Client = {
  title: '@tanstack/ai-client: ChatClient',
  dialect: 'ag-ui',
  hasConversation: true,
  prepare: (task) => {
    let seen: readonly UIMessage[] = [];
    const client = new ChatClient({
      connection: fetchServerSentEvents('https://chat.example', { fetchClient: toFetch(task) }),
      initialMessages: task.history.map(({ id, role, text }) => ({
        id,
        role,
        parts: [{ type: 'text', content: text }],
      })),
      onMessagesChange: (messages) => {
        seen = messages;
      },
    });
    return async () => {
      await client.sendMessage('Draw it.');
      return (seen.at(-1)?.parts ?? [])
        .map((part) => (part.type === 'text' ? part.content : part.type === 'tool-call' ? part.arguments : ''))
        .join('');
    };
  },
};
