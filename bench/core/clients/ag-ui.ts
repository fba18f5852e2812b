import { HttpAgent, type Message } from '@ag-ui/client';
import { type Client, toFetch } from '../task.ts';

/** AG-UI on its own wire, subscribed to its messages. */
export const agUi: Client = {
  title: '@ag-ui/client: HttpAgent',
  dialect: 'ag-ui',
  hasConversation: true,
  prepare: (task) => {
    const agent = new HttpAgent({
      url: 'https://agent.example',
      fetch: toFetch(task),
      initialMessages: task.history.map(({ id, role, text }) => ({ id, role, content: text })),
    });
    let seen: readonly Message[] = agent.messages;
    agent.subscribe({
      onMessagesChanged: ({ messages }) => {
        seen = messages;
      },
    });
    return async () => {
      agent.addMessage({ id: 'u', role: 'user', content: 'Draw it.' });
      await agent.runAgent();
      const last = seen.at(-1);
      if (last?.role !== 'assistant') return '';
      return task.content === 'text'
        ? (last.content ?? '')
        : (last.toolCalls ?? []).map((toolCall) => toolCall.function.arguments).join('');
    };
  },
};
