import { request } from 'node:http';
import { headers } from '@parley/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { readReply, textOf } from '../test/collect.ts';
import { createScriptedModel, textChunks } from '../test/scripted-model.ts';
import { chatBody, createTestRelay, visitorA } from '../test/test-relay.ts';
import { systemClock } from './clock.ts';
import { type RelayServer, serve } from './node.ts';

describe('serve', () => {
  let server: RelayServer | undefined;
  afterEach(() => server?.close());

  const ask = (url: string, more: Record<string, string> = {}) =>
    fetch(`${url}/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [headers.visitor]: visitorA, ...more },
      body: JSON.stringify(chatBody()),
    });

  it('streams over a real port, and the bytes of a chunk come before the next one is made', async () => {
    const gate = Promise.withResolvers<void>();
    const [start, first, ...rest] = textChunks('One ', 'two.');
    if (start === undefined || first === undefined) throw new Error('no chunks');
    const model = createScriptedModel(start, first, gate.promise, ...rest);
    const { relay } = await createTestRelay({ model, clock: systemClock });
    server = await serve(relay, { port: 0 });
    const response = await ask(server.url);
    const [live, copy] = response.body?.tee() ?? [];
    if (live === undefined || copy === undefined) throw new Error('no body');
    const decoder = new TextDecoder();
    let seen = '';
    for await (const piece of live.values({ preventCancel: true })) {
      seen += decoder.decode(piece, { stream: true });
      if (seen.includes('One')) break;
    }
    gate.resolve();
    expect(textOf(await readReply(new Response(copy)))).toBe('One two.');
  });

  it('stops the counting of a limit at the address of the connection, not at what a client claims', async () => {
    const { relay } = await createTestRelay({ limits: { addressMessagesPerMinute: 1 } });
    server = await serve(relay, { port: 0 });
    expect((await ask(server.url, { 'x-forwarded-for': '1.1.1.1' })).status).toBe(200);
    expect((await ask(server.url, { 'x-forwarded-for': '2.2.2.2' })).status).toBe(429);
  });

  it('rejects with the error of the system when the port is taken', async () => {
    const { relay } = await createTestRelay();
    server = await serve(relay, { port: 0 });
    const other = await createTestRelay();
    await expect(serve(other.relay, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('closes although a reader is still connected, after its reply is stored', async () => {
    const model = createScriptedModel(
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'It' },
      'hang',
    );
    const { relay, store } = await createTestRelay({ model, clock: systemClock });
    server = await serve(relay, { port: 0 });
    const response = await ask(server.url);
    await server.close();
    expect((await store.forSite('bank').getConversation('conversation-1'))?.messages[1]?.status).toEqual({
      type: 'done',
      outcome: 'truncated',
    });
    await response.body?.cancel();
  });

  it.each(['/parley/..%2f..%2fetc/passwd', '/../../etc/passwd', '/v1/replies/%', '/%zz'])(
    'survives the raw path %s',
    async (path) => {
      const { relay } = await createTestRelay();
      server = await serve(relay, { port: 0 });
      const { port } = server;
      const status = await new Promise((resolve, reject) => {
        request({ port, path, host: '127.0.0.1' }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect([400, 404]).toContain(status);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    },
  );
});
