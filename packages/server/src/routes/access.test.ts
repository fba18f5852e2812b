import { headers } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../test/collect.ts';
import { chatBody, createTestRelay, type TestRelay, visitorA, visitorB } from '../../test/test-relay.ts';

const setUp = async () => {
  const test = await createTestRelay();
  const response = await test.send('/v1/chat', chatBody());
  const replyId = response.headers.get(headers.reply) ?? '';
  await readReply(response);
  return { ...test, replyId };
};

const doors: readonly (readonly [
  string,
  (test: TestRelay & { replyId: string }, visitor: string | null, query: string) => Promise<Response>,
])[] = [
  ['reads a reply', ({ get, replyId }, visitor, query) => get(`/v1/replies/${replyId}${query}`, visitor)],
  ['stops a reply', ({ send, replyId }, visitor, query) => send(`/v1/replies/${replyId}/stop${query}`, {}, visitor)],
  ['reads a conversation', ({ get }, visitor, query) => get(`/v1/conversations/conversation-1${query}`, visitor)],
  [
    'asks for a person',
    ({ send }, visitor, query) => send(`/v1/conversations/conversation-1/handoff${query}`, {}, visitor),
  ],
  [
    'erases a conversation',
    ({ remove }, visitor, query) => remove(`/v1/conversations/conversation-1${query}`, visitor),
  ],
];

describe('who is not the visitor', () => {
  it.each(doors)('never %s: the answer is that of an id that does not exist', async (_, open) => {
    const test = await setUp();
    for (const [visitor, query] of [
      [visitorB, ''],
      [null, ''],
      [visitorA, '?site=clinic'],
    ] as const) {
      const foreign = await open(test, visitor, query);
      const unknown = await open({ ...test, replyId: 'reply_unknown' }, visitor, query);
      expect(foreign.status).toBe(404);
      expect(await foreign.text()).toBe(await unknown.text());
    }
    expect((await test.get('/v1/conversations/conversation-1')).status).toBe(200);
  });

  it.each(doors)('%s when it is the visitor', async (_, open) => {
    expect((await open(await setUp(), visitorA, '')).ok).toBe(true);
  });
});

describe('pages of other origins', () => {
  const ask = (test: TestRelay, origin: string, site = 'bank') =>
    test.send('/v1/chat', chatBody({ site }), visitorA, { origin });

  it('may use the site that lists them, and are told what they may read', async () => {
    const response = await ask(await createTestRelay(), 'https://www.bank.example');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://www.bank.example');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('access-control-expose-headers')).toContain(headers.reply);
    expect(response.headers.get('vary')?.toLowerCase()).toContain('origin');
  });

  it.each([
    ['http://relay.example', 'bank', 200],
    ['https://relay.example', 'bank', 200],
    ['https://www.bank.example', 'clinic', 403],
    ['http://www.bank.example', 'bank', 403],
    ['https://www.bank.example.evil.example', 'bank', 403],
    ['https://evil-www.bank.example', 'bank', 403],
    ['https://www.bank.example:8443', 'bank', 403],
    ['null', 'bank', 403],
    ['https://relay.example.evil.example', 'bank', 403],
    ['not an origin', 'bank', 403],
  ])('from %s at %s get %i', async (origin, site, status) => {
    const response = await ask(await createTestRelay(), origin, site);
    expect(response.status).toBe(status);
    if (status === 403 && !origin.startsWith('https://www.bank.example')) {
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('get a preflight only when some site lists them', async () => {
    const { relay } = await createTestRelay();
    const preflight = (origin: string) =>
      relay.fetch(
        new Request('http://relay.example/v1/chat', {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': headers.visitor,
          },
        }),
      );
    const allowed = await preflight('https://www.bank.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://www.bank.example');
    expect(allowed.headers.get('access-control-allow-headers')).toContain(headers.visitor);
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('are refused passages and the site too', async () => {
    const { relay } = await createTestRelay();
    for (const path of ['/v1/site?site=bank', '/v1/passages/fees-1?site=bank']) {
      const fetchFrom = (origin: string) =>
        relay.fetch(new Request(`http://relay.example${path}`, { headers: { origin } }));
      expect((await fetchFrom('https://evil.example')).status).toBe(403);
      expect((await fetchFrom('https://www.bank.example')).status).toBe(200);
    }
  });
});

describe('addresses that do not exist', () => {
  it.each([
    '/',
    '/v1',
    '/v1/nothing',
    '/admin',
    '/v1/passages/unknown',
    '/v1/replies/',
    '/parley.js',
    '/parley/../../etc/passwd',
    '/%00',
  ])('are a 404 in JSON: %s', async (path) => {
    const { get } = await createTestRelay();
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: 'not-found', message: expect.any(String) } });
  });

  it('do not hide that the relay is well', async () => {
    const { get } = await createTestRelay();
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  });
});
