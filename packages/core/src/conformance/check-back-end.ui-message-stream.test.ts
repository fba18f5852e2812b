import { type Chunk, encodeChunk, encodeDone, headers } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeEnvironment } from '../node-environment.ts';
import { checkBackEnd } from './check-back-end.ts';

const chunks: readonly Chunk[] = [
  { type: 'start', messageId: 'm' },
  { type: 'text-start', id: '0' },
  { type: 'text-delta', id: '0', delta: 'Hello.' },
  { type: 'text-end', id: '0' },
  { type: 'finish' },
];
const body = chunks.map((chunk) => encodeChunk(chunk)).join('') + encodeDone();
const answer = (text = body) =>
  new Response(text, { headers: { 'content-type': 'text/event-stream', [headers.stream]: 'v1' } });

const check = async (
  respond: (request: Request, count: number) => Response,
  url = 'https://app.example/api/chat?tenant=a',
) => {
  const requests: Request[] = [];
  const delays: number[] = [];
  const report = await checkBackEnd({
    kind: 'ui-message-stream',
    url,
    largeBytes: 10,
    fetch: async (...input) => {
      requests.push(new Request(...input));
      return respond(new Request(...input), requests.length);
    },
    environment: {
      ...createNodeEnvironment(),
      schedule: (callback, delayMs) => {
        if (delayMs < 30_000) {
          delays.push(delayMs);
          queueMicrotask(callback);
        }
        return () => {};
      },
    },
  });
  const find = (id: string) => report.checks.find((one) => one.id === id);
  return { find, requests, delays };
};

describe('checkBackEnd with a route of the AI SDK', () => {
  it('sends what `useChat` sends, and asks for a reply under way where it does', async () => {
    const { requests, find } = await check(({ method }) =>
      method === 'GET' ? new Response(null, { status: 204 }) : answer(),
    );
    expect(await requests[0]?.json()).toMatchObject({
      trigger: 'submit-message',
      messages: [{ role: 'user', parts: [{ type: 'text' }] }],
    });
    const asked = requests.find(({ method }) => method === 'GET')?.url;
    expect(asked).toMatch(/^https:\/\/app\.example\/api\/chat\/[0-9a-f]{32}\/stream\?tenant=a$/);
    expect(find('reconnect')?.outcome).toBe('passed');
  });

  it.each([
    [404, 'skipped'],
    [405, 'skipped'],
    [500, 'failed'],
    [200, 'failed'],
  ])('takes status %i of a conversation without a reply for: %s', async (status, outcome) => {
    const { find } = await check(({ method }) => (method === 'GET' ? new Response('{}', { status }) : answer()));
    expect(find('reconnect')?.outcome).toBe(outcome);
  });

  it.each([': still here\n\n', encodeChunk({ type: 'data-parley-heartbeat', data: {}, transient: true })])(
    'knows a heartbeat when it sees one: %j',
    async (sign) => {
      const { find } = await check(() => answer(sign + body));
      expect(find('heartbeat')?.outcome).toBe('passed');
      expect(find('start-first')?.outcome).toBe('passed');
    },
  );

  it('waits as long as it is asked to when it asks too often, and asks again', async () => {
    const { find, delays, requests } = await check((_request, count) =>
      count === 1 ? new Response('{}', { status: 429, headers: { 'retry-after': '7' } }) : answer(),
    );
    expect(delays).toEqual([7_000]);
    expect(find('answered')?.outcome).toBe('passed');
    expect(find('retry-after')?.outcome).toBe('passed');
    expect(await requests[1]?.text()).toBe(await requests[0]?.text());
  });
});
