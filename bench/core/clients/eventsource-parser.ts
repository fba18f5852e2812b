import { createParser } from 'eventsource-parser';
import { type Client, toBody } from '../task.ts';
import { readDelta } from './read-delta.ts';

/** A parser of event streams, and nothing behind it. */
export const eventsourceParser: Client = {
  title: 'eventsource-parser, JSON.parse, concatenate',
  dialect: 'ui-message-stream',
  hasConversation: false,
  prepare:
    ({ reads }) =>
    async () => {
      let text = '';
      const decoder = new TextDecoder();
      const parser = createParser({
        onEvent: ({ data }) => {
          text += readDelta(data);
        },
      });
      for await (const bytes of toBody(reads)) parser.feed(decoder.decode(bytes, { stream: true }));
      return text;
    },
};
