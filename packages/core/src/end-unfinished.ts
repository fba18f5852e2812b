import type { Message } from '@parley/protocol';

/** A message as it is kept when nobody here will end it: a reply is truncated, a question was not sent and can be tried again. */
export const endUnfinished = (message: Message): Message =>
  message.status.type === 'done'
    ? message
    : { ...message, status: { type: 'done', outcome: message.role === 'user' ? 'stopped' : 'truncated' } };
