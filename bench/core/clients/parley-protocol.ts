import { createReplyBuilder, readReceivedChunks } from '@parley/protocol';
import { type Client, toBody } from '../task.ts';
import { readParts } from './read-parts.ts';

/** Parley's reader and builder of one reply, without a conversation. One picture is taken for each read of the network. */
export const parleyProtocol: Client = {
  title: '@parley/protocol: reader and builder',
  dialect: 'ui-message-stream',
  hasConversation: false,
  prepare:
    ({ reads }) =>
    async () => {
      const builder = createReplyBuilder();
      for await (const batch of readReceivedChunks(toBody(reads))) {
        for (const { chunk } of batch) builder.apply(chunk);
        builder.snapshot();
      }
      builder.end();
      return readParts(builder.snapshot().parts);
    },
};
