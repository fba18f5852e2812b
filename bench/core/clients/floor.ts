import { type Client, toBody } from '../task.ts';
import { readDelta } from './read-delta.ts';

/** The least that any client must do: decode, split, parse, concatenate. No message, no outcome, no line ends but LF. */
export const floor: Client = {
  title: 'floor: decode, split, JSON.parse, concatenate',
  dialect: 'ui-message-stream',
  hasConversation: false,
  prepare:
    ({ reads }) =>
    async () => {
      let text = '';
      let rest = '';
      const decoder = new TextDecoder();
      for await (const bytes of toBody(reads)) {
        const frames = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) text += readDelta(frame.slice(6));
      }
      return text;
    },
};
