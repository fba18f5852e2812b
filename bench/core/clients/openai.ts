import OpenAI from 'openai';
import { type Client, toFetch } from '../task.ts';

/** The openai SDK's accumulator of one completion, without a conversation. */
export const openai: Client = {
  title: 'openai: chat.completions.stream()',
  dialect: 'openai-chat',
  hasConversation: false,
  prepare: (task) => {
    const client = new OpenAI({ apiKey: 'none', baseURL: 'https://model.example/v1', fetch: toFetch(task) });
    return async () => {
      const stream = client.chat.completions.stream({ model: 'm', messages: [{ role: 'user', content: 'Draw it.' }] });
      const message = await stream.finalMessage();
      if (task.content === 'text') return message.content ?? '';
      return (message.tool_calls ?? [])
        .map((toolCall) => (toolCall.type === 'function' ? toolCall.function.arguments : ''))
        .join('');
    };
  },
};
