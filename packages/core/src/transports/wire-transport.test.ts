import { type Chunk, eventStream, ParleyError, type Wire, type WireReport } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createTestBrowser, settle } from '../../test/test-browser.ts';
import type { ReplyStream, SendRequest } from '../ports/transport.ts';
import { type WireTransportOptions, wireTransport } from './wire-transport.ts';

/** A wire of one JSON string an event; `null` ends it. */
const words: Wire = {
  name: 'words',
  framing: eventStream,
  writeRequest: ({ model, conversation, tools, temperature }) => ({
    path: '/answer?stream=1',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model, tools, temperature, messages: conversation?.messages.map(({ id }) => id) }),
  }),
  createReader: ({ onReport } = {}) => {
    let isEnded = false;
    return {
      read: (data): readonly Chunk[] => {
        if (data === 'null') isEnded = true;
        else if (data.startsWith('"')) return [{ type: 'text-delta', id: '0', delta: JSON.parse(data) }];
        else onReport?.({ type: 'unknown', name: data, value: data });
        return [];
      },
      end: () => (isEnded ? [{ type: 'finish', finishReason: 'stop' }] : []),
      isEnded: () => isEnded,
    };
  },
};

const message = (id: string) => ({
  id,
  role: 'user' as const,
  parentId: null,
  parts: [],
  status: { type: 'done' as const, outcome: 'complete' as const },
  createdAtMs: 0,
});
const request: SendRequest = {
  conversationId: 'talk',
  trigger: 'submit-message',
  message: { id: 'u2', text: 'Hi', parentId: 'u1' },
  replyMessageId: 'm',
  messages: [message('u1'), message('u2')],
  tools: [{ name: 'add', inputSchema: {} }],
};

/** A provider whose answer the test writes, piece by piece. */
const createProvider = (headers: Record<string, string> = { 'content-type': 'text/event-stream' }) => {
  const sent: Request[] = [];
  let isCancelled = false;
  let writer: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      writer = controller;
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  return {
    sent,
    isCancelled: () => isCancelled,
    write: (text: string) => writer?.enqueue(new TextEncoder().encode(text)),
    break: () => writer?.error(new TypeError('terminated')),
    close: () => writer?.close(),
    fetch: async (...input: Parameters<typeof fetch>) => {
      sent.push(new Request(...input));
      return new Response(body, { headers });
    },
  };
};

const start = async (options: Partial<WireTransportOptions> & { readonly fetch: typeof fetch }) => {
  const tab = createTestBrowser().openTab();
  const controller = new AbortController();
  const reports: WireReport[] = [];
  const stream = await wireTransport({
    wire: words,
    url: 'https://provider.example/v1/',
    model: 'small',
    ...options,
  }).send(request, {
    signal: controller.signal,
    environment: tab,
    onConnection: () => {},
    onReport: (report) => reports.push(report),
  });
  return { tab, controller, reports, stream };
};

/** Reads in the background; tells what has come, and how it ended. */
const follow = ({ batches }: ReplyStream) => {
  const chunks: Chunk[] = [];
  const ended = (async () => {
    for await (const batch of batches) chunks.push(...batch.map(({ chunk }) => chunk));
  })().then(
    () => 'ended',
    (error: unknown) => (ParleyError.isInstance(error) ? error.code : error),
  );
  return { chunks, ended };
};

const failureOf = (answer: () => Response | Promise<Response>) =>
  start({ fetch: async () => answer() }).then(
    () => null,
    (error: unknown) => (ParleyError.isInstance(error) ? error : null),
  );

describe('wireTransport', () => {
  it('writes the request as the wire does, and reads the answer to its terminal event', async () => {
    const provider = createProvider();
    const { stream } = await start({ fetch: provider.fetch, temperature: 0 });
    expect(provider.sent[0]?.url).toBe('https://provider.example/v1/answer?stream=1');
    expect(await provider.sent[0]?.json()).toEqual({
      model: 'small',
      temperature: 0,
      tools: [{ name: 'add', inputSchema: {} }],
      messages: ['u1', 'u2'],
    });
    const { chunks, ended } = follow(stream);
    provider.write('data: "你好"\n\ndata: null\n\n');
    expect(await ended).toBe('ended');
    expect(chunks).toEqual([
      { type: 'text-delta', id: '0', delta: '你好' },
      { type: 'finish', finishReason: 'stop' },
    ]);
    expect(provider.isCancelled()).toBe(true);
  });

  it('asks for headers with each request, and lets them win', async () => {
    let count = 0;
    const provider = createProvider();
    const headers = async () => {
      count += 1;
      return { authorization: `Bearer token-${count}`, 'content-type': 'application/json; v=2' };
    };
    await start({ fetch: provider.fetch, headers });
    await start({ fetch: createProvider().fetch, headers });
    expect(count).toBe(2);
    expect(provider.sent[0]?.headers.get('authorization')).toBe('Bearer token-1');
    expect(provider.sent[0]?.headers.get('content-type')).toBe('application/json; v=2');
  });

  it('sends what was selected of the branch', async () => {
    const provider = createProvider();
    await start({
      fetch: provider.fetch,
      selectMessages: async (messages, { tools }) => (tools.length === 1 ? messages.slice(-1) : messages),
    });
    expect(await provider.sent[0]?.json()).toMatchObject({ messages: ['u2'] });
  });

  it('reports what was not used', async () => {
    const provider = createProvider();
    const { stream, reports } = await start({ fetch: provider.fetch });
    const { ended } = follow(stream);
    provider.write('data: 17\n\ndata: null\n\n');
    await ended;
    expect(reports).toEqual([{ type: 'unknown', name: '17', value: '17' }]);
  });

  it('ends a stream that is silent for too long, and takes comments for life', async () => {
    const provider = createProvider();
    const { stream, tab } = await start({ fetch: provider.fetch, idleTimeoutMs: 1_000 });
    const { chunks, ended } = follow(stream);
    provider.write('data: "Hel"\n\n');
    await settle();
    await tab.advance(900);
    provider.write(': still here\n\n');
    await settle();
    await tab.advance(900);
    provider.write('data: "lo"\n\n');
    await settle();
    expect(chunks).toHaveLength(2);
    await tab.advance(999);
    await tab.advance(1);
    expect(await ended).toBe('timeout');
    expect(provider.isCancelled()).toBe(true);
  });

  it('gives up an answer that never begins', async () => {
    const tab = createTestBrowser().openTab();
    const sent = wireTransport({
      wire: words,
      url: 'https://provider.example',
      idleTimeoutMs: 1_000,
      fetch: (_input, init) =>
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    }).send(request, {
      signal: new AbortController().signal,
      environment: tab,
      onConnection: () => {},
      onReport: () => {},
    });
    const failed = expect(sent).rejects.toMatchObject({ code: 'timeout' });
    await settle();
    await tab.advance(1_000);
    await failed;
  });

  it('lets go of the answer when it is stopped, and leaves no timer', async () => {
    const provider = createProvider();
    const { stream, controller, tab } = await start({ fetch: provider.fetch });
    const { chunks, ended } = follow(stream);
    provider.write('data: "Hel"\n\n');
    await settle();
    controller.abort();
    expect(await ended).toBe(controller.signal.reason);
    expect(chunks).toHaveLength(1);
    expect(provider.isCancelled()).toBe(true);
    expect(tab.countTimers()).toBe(0);
  });

  it('leaves no timer when it is stopped before anything was read', async () => {
    const { controller, tab } = await start({ fetch: createProvider().fetch });
    expect(tab.countTimers()).toBe(1);
    controller.abort();
    expect(tab.countTimers()).toBe(0);
  });

  it('opens no connection when it is stopped while messages are selected', async () => {
    const controller = new AbortController();
    const asked: boolean[] = [];
    const sent = wireTransport({
      wire: words,
      url: 'https://provider.example',
      selectMessages: async (messages) => {
        controller.abort();
        return messages;
      },
      fetch: async (_input, init) => {
        asked.push(init?.signal?.aborted === true);
        throw init?.signal?.reason;
      },
    }).send(request, {
      signal: controller.signal,
      environment: createTestBrowser().openTab(),
      onConnection: () => {},
      onReport: () => {},
    });
    await expect(sent).rejects.toThrow();
    expect(asked).toEqual([true]);
  });

  it('calls a stream cut that ends without the terminal event of its wire', async () => {
    const provider = createProvider();
    const { stream } = await start({ fetch: provider.fetch });
    const { chunks, ended } = follow(stream);
    provider.write('data: "Hel"\n\n');
    provider.close();
    expect(await ended).toBe('ended');
    expect(chunks.map(({ type }) => type)).toEqual(['text-delta']);
  });

  it('fails with the code `truncated` when the connection breaks', async () => {
    const provider = createProvider();
    const { stream } = await start({ fetch: provider.fetch });
    const { ended } = follow(stream);
    provider.write('data: "Hel"\n\n');
    await settle();
    provider.break();
    expect(await ended).toBe('truncated');
  });

  it('refuses a web page, a key that is wrong, and a network that is not there', async () => {
    const html = new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } });
    expect(await failureOf(() => html)).toMatchObject({ code: 'not-a-stream', isRetryable: false });
    expect(await failureOf(() => new Response('{}', { status: 401 }))).toMatchObject({
      code: 'unauthorized',
      isRetryable: false,
    });
    expect(await failureOf(() => new Response('{}', { status: 429, headers: { 'retry-after': '2' } }))).toMatchObject({
      code: 'rate-limited',
      isRetryable: true,
      retryAfterMs: 2_000,
    });
    expect(await failureOf(() => Promise.reject(new TypeError('fetch failed')))).toMatchObject({
      code: 'offline',
      isRetryable: true,
    });
  });
});
