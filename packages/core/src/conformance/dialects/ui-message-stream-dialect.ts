import type { Dialect } from '../dialect.ts';
import { chunkFrames } from './chunk-frames.ts';

/**
 * A route for the AI SDK's `useChat`: the history goes with each message, and a reply under way is asked for at
 * `{url}/{id}/stream`.
 */
export const createUiMessageStreamDialect = ({ url }: { readonly url: string }): Dialect => ({
  ...chunkFrames,
  name: 'ui-message-stream',
  isIdempotent: false,
  writeQuestion: ({ conversationId, messageId, text }) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: conversationId,
      messages: [{ id: messageId, role: 'user', parts: [{ type: 'text', text }] }],
      trigger: 'submit-message',
    }),
  }),
  writeReconnect: (conversationId) => {
    const [path = '', ...query] = url.split('?');
    const end = query.length === 0 ? '' : `?${query.join('?')}`;
    return { method: 'GET', url: `${path.replace(/\/+$/, '')}/${conversationId}/stream${end}`, headers: {} };
  },
});
