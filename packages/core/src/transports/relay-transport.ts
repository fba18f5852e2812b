import { assertStreamResponse, headers, readReceivedChunks, routes } from '@parley/protocol';
import type { ReplyStream, Transport } from '../ports/transport.ts';
import { eraseConversation, loadConversation, requestHandoff } from './relay-client.ts';
import { type RelayOptions, requestRelay } from './relay-request.ts';

const wanted = { accept: 'text/event-stream' };

/**
 * The way to our relay. Replies are durable there: they are resumed after any loss, and stop is a request.
 *
 * @example
 * relayTransport({ endpoint: 'https://chat.example.com', site: 'demo', visitor: secret, fetch })
 */
export const relayTransport = (options: RelayOptions): Transport => ({
  send: async (request, { signal }) => {
    const response = await requestRelay(options, {
      path: routes.chat,
      method: 'POST',
      body: request,
      headers: wanted,
      signal,
    });
    return openReply(response, signal);
  },
  resume: async ({ replyId, cursor }, { signal }) => {
    const response = await requestRelay(options, {
      path: routes.reply(replyId),
      headers: { ...wanted, ...(cursor !== undefined && { 'last-event-id': cursor }) },
      signal,
    });
    if (response.status === 404) return null;
    return openReply(response, signal, replyId);
  },
  stop: async ({ replyId }) => {
    await requestRelay(options, { path: routes.stopReply(replyId), method: 'POST', body: {} });
  },
  load: (conversationId, { signal }) => loadConversation(options, { conversationId, signal }),
  requestPerson: (conversationId) => requestHandoff(options, { conversationId }),
  erase: (conversationId) => eraseConversation(options, { conversationId }),
});

const openReply = async (response: Response, signal: AbortSignal, known?: string): Promise<ReplyStream> => {
  const body = await assertStreamResponse(response);
  // Absent when the relay's CORS answer does not expose it; the first chunk names the reply too.
  const replyId = known ?? response.headers.get(headers.reply) ?? undefined;
  return { batches: readReceivedChunks(body, { signal }), ...(replyId !== undefined && { replyId }) };
};
