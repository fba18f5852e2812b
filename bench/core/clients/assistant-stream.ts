import { AssistantMessageAccumulator, UIMessageStreamDecoder } from 'assistant-stream';
import { type Client, toBody } from '../task.ts';

/** assistant-stream: a decoder and an accumulator of one message, without a conversation. */
export const assistantStream: Client = {
  title: 'assistant-stream: decoder and accumulator',
  dialect: 'ui-message-stream',
  hasConversation: false,
  prepare:
    ({ reads }) =>
    async () => {
      let seen: readonly object[] = [];
      const messages = toBody(reads)
        .pipeThrough(new UIMessageStreamDecoder())
        .pipeThrough(new AssistantMessageAccumulator());
      for await (const message of messages) seen = message.parts;
      return seen
        .map((part) => {
          if ('text' in part && typeof part.text === 'string') return part.text;
          return 'argsText' in part && typeof part.argsText === 'string' ? part.argsText : '';
        })
        .join('');
    },
};
