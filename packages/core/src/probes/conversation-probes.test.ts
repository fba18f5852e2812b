import { describe, expect, it } from 'vitest';
import { probeTransports } from '../../test/probe-transports.ts';
import { read, startConversation } from '../../test/start-conversation.ts';
import { createTestBrowser, settle } from '../../test/test-browser.ts';
import type { Conversation } from '../conversation.ts';

const frame = (chunk: object) => `data: ${JSON.stringify(chunk)}\n\n`;
const hello = frame({ type: 'start' }) + frame({ type: 'text-delta', id: 't', delta: 'Hello ' });
const rest = `${frame({ type: 'text-delta', id: 't', delta: '你好' })}${frame({ type: 'finish' })}data: [DONE]\n\n`;

/** A network whose answers the test gives: a status for a failure, or a stream that it writes. */
const createNetwork = () => {
  const statuses: number[] = [];
  const bodies: unknown[] = [];
  const streams: { readonly write: (text: string) => void; readonly close: () => void; isCancelled: boolean }[] = [];
  const network: typeof fetch = async (_address, request) => {
    if (request?.method !== 'POST') return new Response(null, { status: 404 });
    bodies.push(JSON.parse(String(request.body)));
    const status = statuses.shift() ?? 200;
    if (status !== 200) return new Response('{"error":{"message":"down"}}', { status });
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        streams.push({
          write: (text) => controller.enqueue(encoder.encode(text)),
          close: () => controller.close(),
          isCancelled: false,
        });
      },
      cancel: () => {
        for (const stream of streams.slice(-1)) stream.isCancelled = true;
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  return { network, statuses, bodies, streams };
};

/** The roles of everything said, on every branch. */
const roles = (conversation: Conversation) =>
  conversation
    .export()
    .messages.map(({ role }) => role.slice(0, 1))
    .join('');

describe.each(Object.entries(probeTransports))('a conversation over %s', (_name, connect) => {
  const start = async () => {
    const tab = createTestBrowser().openTab();
    const net = createNetwork();
    const started = await startConversation({ tab, transport: connect(net.network) });
    /** Answers the latest request in full. */
    const answer = async () => {
      net.streams.at(-1)?.write(hello + rest);
      net.streams.at(-1)?.close();
      await settle();
    };
    /** As long as attempts are repeated. */
    const wait = async () => {
      for (let second = 0; second < 20; second += 1) await tab.advance(1_000);
    };
    return { ...started, ...net, answer, wait };
  };

  it('A: keeps the text of a reply that is stopped, says so, and leaves nothing streaming', async () => {
    const { conversation, streams, tab } = await start();
    const sent = conversation.send('Hi');
    await settle();
    streams[0]?.write(hello);
    await settle();
    await tab.frame();
    expect(read(conversation)).toEqual(['u: Hi (complete)', 'a: Hello  (streaming)']);
    await conversation.stop();
    await sent;
    expect(read(conversation)).toEqual(['u: Hi (complete)', 'a: Hello  (stopped)']);
    expect(conversation.getSnapshot().status).toBe('ready');
    expect(conversation.getSnapshot().messages[1]?.parts).toEqual([{ type: 'text', text: 'Hello ', state: 'done' }]);
    expect(streams[0]?.isCancelled).toBe(true);
  });

  it('B: holds the turn once when its message failed and is sent again', async () => {
    const { conversation, statuses, bodies, answer, wait } = await start();
    statuses.push(500, 500, 500, 500);
    const sent = conversation.send('Hi');
    await settle();
    await wait();
    await sent;
    expect(read(conversation)).toEqual(['u: Hi (error)']);
    const retried = conversation.retry();
    await settle();
    await answer();
    await retried;
    expect(read(conversation)).toEqual(['u: Hi (complete)', 'a: Hello 你好 (complete)']);
    expect(roles(conversation)).toBe('ua');
    expect(bodies).toHaveLength(5);
  });

  it('B: tries again by itself, with the same request', async () => {
    const { conversation, statuses, bodies, answer, wait } = await start();
    statuses.push(500);
    const sent = conversation.send('Hi');
    await settle();
    await wait();
    await answer();
    await sent;
    expect(roles(conversation)).toBe('ua');
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
  });

  it('C: leaves a good answer in view when another one fails', async () => {
    const { conversation, statuses, answer, wait } = await start();
    const sent = conversation.send('Hi');
    await settle();
    await answer();
    await sent;
    const before = conversation.getSnapshot().messages;
    statuses.push(500, 500, 500, 500);
    const regenerated = conversation.regenerate();
    await settle();
    await wait();
    await regenerated;
    expect(conversation.getSnapshot().messages).toEqual(before);
    expect(conversation.getSnapshot().errorCode).toBe('upstream-unavailable');
    expect(roles(conversation)).toBe('ua');
  });

  it('D: queues a message that is sent while a reply is under way, and completes both', async () => {
    const { conversation, streams, answer } = await start();
    const first = conversation.send('One');
    await settle();
    const second = conversation.send('Two');
    await settle();
    expect(streams).toHaveLength(1);
    expect(conversation.getSnapshot().queue.map(({ text }) => text)).toEqual(['Two']);
    await answer();
    await first;
    await settle();
    expect(streams).toHaveLength(2);
    await answer();
    await second;
    expect(read(conversation)).toEqual([
      'u: One (complete)',
      'a: Hello 你好 (complete)',
      'u: Two (complete)',
      'a: Hello 你好 (complete)',
    ]);
  });
});
