import {
  type Chunk,
  encodeChunk,
  encodeDone,
  headers,
  type Message,
  type Outcome,
  ParleyError,
} from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createTestBrowser } from '../../test/test-browser.ts';
import type { ReplyStream, SendRequest, TransportContext } from '../ports/transport.ts';
import { loadPassage, loadSite } from './relay-client.ts';
import { relayTransport } from './relay-transport.ts';

const chunks: readonly Chunk[] = [
  { type: 'start', messageId: 'm' },
  { type: 'text-delta', id: '0', delta: '你好' },
  { type: 'finish', finishReason: 'stop' },
];
const body = chunks.map((chunk, index) => encodeChunk(chunk, String(index + 1))).join('') + encodeDone();
const stream = () =>
  new Response(body, { headers: { 'content-type': 'text/event-stream', [headers.reply]: 'reply-1' } });

const createRelay = (answer: (request: Request) => Response) => {
  const requests: Request[] = [];
  const options = {
    endpoint: 'https://relay.example/',
    site: 'demo bank',
    visitor: () => 'secret-of-the-visitor',
    fetch: async (...input: Parameters<typeof fetch>) => {
      const request = new Request(...input);
      requests.push(request);
      return answer(request);
    },
  };
  return { requests, options, transport: relayTransport(options) };
};

const createMessage = (id: string, role: Message['role'], outcome: Outcome): Message => ({
  id,
  role,
  parentId: null,
  parts: [],
  status: { type: 'done', outcome },
  createdAtMs: 0,
});

const request: SendRequest = {
  conversationId: 'talk',
  trigger: 'submit-message',
  message: { id: 'u', text: 'Hi', parentId: 'failed' },
  replyMessageId: 'm',
  messages: [
    createMessage('first', 'user', 'complete'),
    createMessage('answer', 'assistant', 'stopped'),
    createMessage('failed', 'user', 'error'),
    createMessage('u', 'user', 'complete'),
  ],
};

const createContext = (): TransportContext => ({
  signal: new AbortController().signal,
  environment: createTestBrowser().openTab(),
  onConnection: () => {},
  onReport: () => {},
});
const { signal } = new AbortController();

const readAll = async (reply: ReplyStream | null | undefined) => {
  const received = [];
  for await (const batch of reply?.batches ?? []) received.push(...batch);
  return received;
};

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (ParleyError.isInstance(error) ? error : null),
  );

describe('relayTransport', () => {
  it('posts the message with the visitor’s secret, and reads the reply with its cursors', async () => {
    const { transport, requests } = createRelay(stream);
    const reply = await transport.send(request, createContext());
    expect(reply.replyId).toBe('reply-1');
    expect(await readAll(reply)).toEqual(chunks.map((chunk, index) => ({ chunk, cursor: String(index + 1) })));
    expect(requests[0]?.method).toBe('POST');
    expect(requests[0]?.url).toBe('https://relay.example/v1/chat?site=demo%20bank');
    expect(requests[0]?.headers.get(headers.visitor)).toBe('secret-of-the-visitor');
    expect(await requests[0]?.json()).toEqual({
      conversationId: 'talk',
      site: 'demo bank',
      trigger: 'submit-message',
      // The relay never saw the message that failed.
      message: { id: 'u', text: 'Hi', parentId: 'answer' },
      replyMessageId: 'm',
    });
  });

  it('resumes after a cursor', async () => {
    const { transport, requests } = createRelay(stream);
    const reply = await transport.resume?.(
      { conversationId: 'talk', replyId: 'reply/1', cursor: '7' },
      createContext(),
    );
    expect(await readAll(reply)).toHaveLength(3);
    expect(requests[0]?.url).toContain('/v1/replies/reply%2F1?');
    expect(requests[0]?.headers.get('last-event-id')).toBe('7');
  });

  it('knows when the reply is unknown', async () => {
    const { transport } = createRelay(() => new Response(null, { status: 404 }));
    const reply = await transport.resume?.({ conversationId: 'talk', replyId: 'r' }, createContext());
    expect(await readAll(reply)).toEqual([]);
    expect(await transport.load?.('talk', { signal })).toBeNull();
  });

  it('takes a relay that cannot be reached for a failure that passes', async () => {
    const transport = relayTransport({
      endpoint: 'https://relay.example',
      site: 'demo',
      visitor: 'secret',
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    expect(await failureOf(transport.send(request, createContext()))).toMatchObject({
      code: 'offline',
      isRetryable: true,
    });
  });

  it('refuses a page of HTML', async () => {
    const { transport } = createRelay(() => new Response('<html>Log in', { headers: { 'content-type': 'text/html' } }));
    expect(await failureOf(transport.send(request, createContext()))).toMatchObject({ code: 'not-a-stream' });
  });

  it('tells how long to wait', async () => {
    const { transport } = createRelay(
      () => new Response('{"error":{"code":"rate-limited"}}', { status: 429, headers: { 'retry-after': '3' } }),
    );
    expect(await failureOf(transport.send(request, createContext()))).toMatchObject({
      code: 'rate-limited',
      isRetryable: true,
      retryAfterMs: 3_000,
    });
  });

  it('stops, erases and asks for a person', async () => {
    const { transport, requests } = createRelay(({ url }) =>
      url.includes('handoff') ? Response.json({ status: 'requested' }) : new Response(null, { status: 204 }),
    );
    await transport.stop?.({ conversationId: 'talk', replyId: 'r' });
    await transport.erase?.('talk');
    expect(await transport.requestPerson?.('talk')).toEqual({ status: 'requested' });
    expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /v1/replies/r/stop',
      'DELETE /v1/conversations/talk',
      'POST /v1/conversations/talk/handoff',
    ]);
  });

  it('loads a conversation, and refuses what is none', async () => {
    const record = { version: 1, id: 'talk', messages: [], headId: null };
    const { transport } = createRelay(({ url }) => Response.json(url.includes('talk') ? record : { version: 2 }));
    expect(await transport.load?.('talk', { signal })).toEqual(record);
    expect((await failureOf(transport.load?.('other', { signal }) ?? Promise.resolve()))?.code).toBe('malformed-chunk');
  });
});

describe('relay client', () => {
  it('loads what a page may know of its site', async () => {
    const site = {
      key: 'demo',
      name: 'Demo',
      languages: ['en'],
      assistantName: 'Ada',
      greeting: {},
      suggestions: {},
      canHandOff: true,
    };
    const { options, requests } = createRelay(() => Response.json(site));
    expect(await loadSite(options)).toEqual(site);
    expect(requests[0]?.url).toBe('https://relay.example/v1/site?site=demo%20bank');
  });

  it('loads a passage, or nothing', async () => {
    const passage = { id: 'p/1', documentId: 'd', title: 'Fees', text: '…', locator: {} };
    const { options } = createRelay(({ url }) =>
      url.includes('p%2F1') ? Response.json(passage) : new Response(null, { status: 404 }),
    );
    expect(await loadPassage(options, { passageId: 'p/1' })).toEqual(passage);
    expect(await loadPassage(options, { passageId: 'p2' })).toBeNull();
  });
});
