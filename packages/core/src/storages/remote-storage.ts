import { type ErrorCode, ParleyError, readRetryAfter } from '@parley/protocol';
import { isFields } from '../is-fields.ts';
import type { StoredConversation, ThreadStorage } from '../ports/storage.ts';
import { isConversationSummary } from '../records/is-conversation-summary.ts';
import { readStoredConversation } from '../records/read-stored-conversation.ts';
import { createNotFound, createStorageFailure } from './storage-failure.ts';

export type RemoteStorageOptions = {
  /** Address of the collection, such as `https://example.com/conversations`. */
  readonly endpoint: string;
  readonly fetch: typeof fetch;
  /** Who is asking. A function is asked before each request, for tokens that expire. @default {} */
  readonly headers?: RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>);
};

type RequestHeaders = Readonly<Record<string, string>>;
type RemoteRequest = { readonly method: string; readonly body?: unknown; readonly headers?: RequestHeaders };

/**
 * Keeps conversations on a server of the company's, for the same visitor on several devices. The server needs five routes:
 *
 * - `GET {endpoint}` gives `{ "conversations": ConversationSummary[] }`.
 * - `GET {endpoint}/{id}` gives the record (`StoredConversation`, with its `title` when it has one) and an `ETag`, or 404.
 * - `PUT {endpoint}/{id}` stores the record and gives its `ETag`; 412 unless the given `If-Match`, or `If-None-Match: *`,
 *   holds. A record without `title` keeps the title that it has.
 * - `PUT {endpoint}/{id}/title` stores `{ "title": string }`, where an empty one takes the title away, and leaves the `ETag`
 *   as it is; 404 when there is no such conversation.
 * - `DELETE {endpoint}/{id}` removes both.
 *
 * When another device has changed the conversation, and what it wrote would be lost, `save` rejects with `conflict`.
 * Without a network everything rejects with `offline`. A server without ETags works, and the last who saves wins.
 */
export const remoteStorage = ({ endpoint, fetch, headers = {} }: RemoteStorageOptions): ThreadStorage => {
  /** The tag under which a record was last seen: `null` where the server gives none. */
  const tags = new Map<string, string | null>();
  const base = endpoint.replace(/\/+$/, '');
  const locate = (conversationId: string) => `${base}/${encodeURIComponent(conversationId)}`;

  const request = async (address: string, { method, body, headers: conditions }: RemoteRequest): Promise<Response> => {
    const own = typeof headers === 'function' ? await headers() : headers;
    try {
      return await fetch(address, {
        method,
        headers: { ...own, ...conditions, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // A record from the cache of the browser would be saved over a newer one.
        cache: 'no-store',
      });
    } catch (cause) {
      throw new ParleyError('The server of the conversations cannot be reached.', {
        code: 'offline',
        isRetryable: true,
        cause,
      });
    }
  };

  const load = async (conversationId: string): Promise<StoredConversation | null> => {
    const response = await request(locate(conversationId), { method: 'GET' });
    if (response.status === 404) {
      tags.delete(conversationId);
      return null;
    }
    const record = readStoredConversation(await readJson(response));
    if (record.id !== conversationId) throw createStorageFailure('damaged');
    tags.set(conversationId, response.headers.get('etag'));
    return record;
  };

  const put = async (record: StoredConversation): Promise<boolean> => {
    const tag = tags.get(record.id);
    const conditions = tag === undefined ? { 'if-none-match': '*' } : tag === null ? {} : { 'if-match': tag };
    const response = await request(locate(record.id), { method: 'PUT', body: record, headers: conditions });
    if (response.status === 412) return false;
    assertFound(response);
    tags.set(record.id, response.headers.get('etag'));
    return true;
  };

  return {
    load,
    save: async (record) => {
      if (await put(record)) return;
      // Mostly it was this conversation itself: from another tab, or by a request whose answer was lost.
      const tag = tags.get(record.id);
      const stored = await load(record.id);
      if ((stored === null || isContained(stored, record)) && (await put(record))) return;
      // The tag of what would be lost must not let the next save lose it.
      if (tag === undefined) tags.delete(record.id);
      else tags.set(record.id, tag);
      throw new ParleyError('The conversation was changed on another device: load it again.', { code: 'conflict' });
    },
    remove: async (conversationId) => {
      const response = await request(locate(conversationId), { method: 'DELETE' });
      if (response.status !== 404) assertFound(response);
      tags.delete(conversationId);
    },
    list: async () => {
      const value = await readJson(await request(base, { method: 'GET' }));
      if (isFields(value) && Array.isArray(value.conversations))
        return value.conversations.filter(isConversationSummary);
      throw createStorageFailure('damaged');
    },
    rename: async (conversationId, title) =>
      assertFound(await request(`${locate(conversationId)}/title`, { method: 'PUT', body: { title } })),
  };
};

/** Whether nothing that was said is lost when the one is written over by the other. */
const isContained = (stored: StoredConversation, record: StoredConversation): boolean => {
  const own = new Map(record.messages.map((message) => [message.id, message.status.type]));
  return stored.messages.every(({ id, parts, status }) => {
    const type = own.get(id);
    return parts.length === 0 || type === 'done' || (type !== undefined && status.type !== 'done');
  });
};

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  409: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
};

const assertFound = (response: Response): void => {
  const { status, ok } = response;
  if (ok) return;
  if (status === 404) throw createNotFound();
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
  throw new ParleyError(`The server of the conversations answered with status ${status}.`, {
    code: codes[status] ?? (status >= 500 ? 'upstream-unavailable' : 'bad-request'),
    isRetryable: status === 429 || status >= 500,
    status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
};

const readJson = async (response: Response): Promise<unknown> => {
  assertFound(response);
  try {
    return await response.json();
  } catch (cause) {
    throw createStorageFailure('damaged', cause);
  }
};
