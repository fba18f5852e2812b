import { encodeChunk } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { createTestBrowser } from '../test/test-browser.ts';
import { relayTransport } from './transports/relay-transport.ts';

const frames = [
  encodeChunk({ type: 'start' }, '1'),
  'data: {"type":"from-the-future","secret":1}\n\n',
  'data: {oops\n\n',
  encodeChunk({ type: 'text-start', id: '0' }, '2'),
  encodeChunk({ type: 'text-delta', id: '0', delta: 'Hello.' }, '3'),
  encodeChunk({ type: 'text-end', id: '0' }, '4'),
  encodeChunk({ type: 'finish' }, '5'),
].join('');

describe('report events', () => {
  it('tell what a stream held that was not used, and the reply is none the worse for it', async () => {
    const { conversation, events } = await startConversation({
      tab: createTestBrowser().openTab(),
      transport: relayTransport({
        endpoint: 'https://relay.example',
        site: 'demo',
        visitor: 'secret-of-the-visitor',
        fetch: async (_input, init) =>
          init?.method === 'POST'
            ? new Response(frames, { headers: { 'content-type': 'text/event-stream' } })
            : new Response(null, { status: 404 }),
      }),
    });
    await conversation.send('Hello?');
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hello. (complete)']);
    const reports = events.flatMap((event) => (event.type === 'report' ? [event.report] : []));
    expect(reports).toMatchObject([
      { type: 'unknown', name: 'from-the-future' },
      { type: 'malformed', data: '{oops' },
    ]);
    expect(events.filter(({ type }) => type === 'error')).toEqual([]);
  });
});
