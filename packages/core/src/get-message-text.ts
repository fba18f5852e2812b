import type { Message } from '@parley/protocol';

/** The words of a message, without reasoning, tools and data. */
export const getMessageText = (message: Pick<Message, 'parts'>): string =>
  message.parts.map((part) => (part.type === 'text' && 'text' in part ? part.text : '')).join('');
