import { type ChatRequest, headers, routes } from '@parley/protocol';
import type { Dialect, ProbeRequest } from '../dialect.ts';
import { chunkFrames } from './chunk-frames.ts';

export type RelayDialectOptions = {
  readonly url: string;
  readonly site: string;
  readonly visitor: string;
};

/** A relay of ours, or another back end with its routes: replies are durable, resumed after a cursor, and stopped by request. */
export const createRelayDialect = ({ url, site, visitor }: RelayDialectOptions): Dialect => {
  const address = (path: string) => `${url.replace(/\/+$/, '')}${path}?site=${encodeURIComponent(site)}`;
  const post = (path: string, body: unknown): ProbeRequest => ({
    method: 'POST',
    url: address(path),
    headers: { [headers.visitor]: visitor, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
  });
  return {
    ...chunkFrames,
    name: 'relay',
    isIdempotent: true,
    writeQuestion: ({ conversationId, messageId, replyMessageId, text }) => {
      const request: ChatRequest = {
        conversationId,
        site,
        trigger: 'submit-message',
        message: { id: messageId, text, parentId: null },
        replyMessageId,
      };
      return post(routes.chat, request);
    },
    writeResume: ({ replyId }, cursor) => ({
      method: 'GET',
      url: address(routes.reply(replyId)),
      headers: {
        [headers.visitor]: visitor,
        accept: 'text/event-stream',
        ...(cursor !== undefined && { 'last-event-id': cursor }),
      },
    }),
    writeStop: ({ replyId }) => post(routes.stopReply(replyId), {}),
  };
};
