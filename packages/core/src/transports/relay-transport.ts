import { assertStreamResponse, headers, type Message, readReceivedChunks, routes } from '@parley/protocol';
import type { ReplyStream, Transport, TransportContext } from '../ports/transport.ts';
import { eraseConversation, loadConversation, requestHandoff } from './relay-client.ts';
import { type RelayOptions, requestRelay } from './relay-request.ts';
import { resumableTransport } from './resumable-transport.ts';

const wanted = { accept: 'text/event-stream' };

/**
 * The way to our relay. Replies are durable there: they are resumed after any loss, and stop is a request.
 *
 * @example
 * relayTransport({ endpoint: 'https://chat.example.com', site: 'demo', visitor: secret, fetch })
 */
export const relayTransport = (options: RelayOptions): Transport =>
  resumableTransport({
    send: async ({ messages, tools: _tools, message, ...request }, context) => {
      const parentId = findKnownParent(messages);
      const body = { ...request, site: options.site, message: { ...message, parentId } };
      const { signal } = context;
      const response = await requestRelay(options, {
        path: routes.chat,
        method: 'POST',
        body,
        headers: wanted,
        signal,
      });
      return openReply(response, context);
    },
    resume: async ({ replyId, cursor }, context) => {
      const response = await requestRelay(options, {
        path: routes.reply(replyId),
        headers: { ...wanted, ...(cursor !== undefined && { 'last-event-id': cursor }) },
        signal: context.signal,
      });
      return response.status === 404 ? null : openReply(response, context, replyId);
    },
    stop: async ({ replyId }) => {
      await requestRelay(options, { path: routes.stopReply(replyId), method: 'POST', body: {} });
    },
    load: (conversationId, { signal }) => loadConversation(options, { conversationId, signal }),
    requestPerson: (conversationId) => requestHandoff(options, { conversationId }),
    erase: (conversationId) => eraseConversation(options, { conversationId }),
  });

/** The nearest message above that the relay knows: what failed, was blocked or stopped on its way never reached it. */
const findKnownParent = (messages: readonly Message[]): string | null => {
  const isKnown = ({ role, status }: Message) =>
    role !== 'user' || (status.type === 'done' && status.outcome === 'complete');
  return messages.slice(0, -1).findLast(isKnown)?.id ?? null;
};

const openReply = async (
  response: Response,
  { signal, environment, onReport }: TransportContext,
  known?: string,
): Promise<ReplyStream> => {
  const body = await assertStreamResponse(response, { now: environment.now });
  // Absent when the relay's CORS answer does not expose it; the first chunk names the reply too.
  const replyId = known ?? response.headers.get(headers.reply) ?? undefined;
  const batches = readReceivedChunks(body, { signal, onReport });
  return { batches, ...(replyId !== undefined && { replyId }) };
};
