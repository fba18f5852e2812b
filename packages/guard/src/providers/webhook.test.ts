import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFakeFetch } from '../../test/fake-fetch.ts';
import { type WebhookOptions, webhook } from './webhook.ts';

const url = 'https://guard.example/check';
const context = { role: 'user', language: 'en', signal: new AbortController().signal } as const;

const ask = async (reply: unknown, options: Partial<WebhookOptions> = {}) => {
  const { fetch, requests } = createFakeFetch(() => Response.json(reply));
  const guard = webhook({ url, fetch, ...options });
  return { verdict: await guard('0123456789', context), requests };
};

describe('webhook', () => {
  it('posts the content, who wrote it and in which language', async () => {
    const { requests } = await ask({ type: 'allow' }, { headers: { 'x-tenant': 'a' } });
    expect(requests).toMatchObject([
      { url, headers: { 'x-tenant': 'a' }, body: { content: '0123456789', role: 'user', language: 'en' } },
    ]);
  });

  it('signs the very body that it sends', async () => {
    const sign = (body: string) => createHmac('sha256', 'key').update(body).digest('hex');
    const { requests } = await ask({ type: 'allow' }, { sign });
    expect(requests[0]?.headers['x-parley-signature']).toBe(sign(JSON.stringify(requests[0]?.body)));
  });

  it.each([
    { type: 'allow' },
    { type: 'allow', unsettledFrom: 7 },
    { type: 'warn', category: 'tone' },
    { type: 'redact', category: 'names', redactions: [{ start: 1, end: 3, replacement: '…' }] },
    { type: 'block', category: 'x', reason: 'No.', redactions: [], span: { start: 2, end: 10 } },
    { type: 'block', category: 'x', redactions: [] },
  ])('takes the verdict %j', async (verdict) => {
    expect((await ask({ ...verdict, unknown: true })).verdict).toEqual(verdict);
  });

  it.each([
    null,
    [],
    'allow',
    { type: 'maybe' },
    { type: 'block' },
    { type: 'block', category: 'x', span: { start: 2, end: 11 } },
    { type: 'block', category: 'x', span: { start: 3, end: 2 } },
    { type: 'redact', category: 'x' },
    { type: 'redact', category: 'x', redactions: [{ start: 0.5, end: 2, replacement: '' }] },
    { type: 'redact', category: 'x', redactions: [{ start: 0, end: 2 }] },
    { type: 'allow', unsettledFrom: -1 },
    { type: 'warn', category: 'x', reason: 1 },
  ])('fails on %j', async (reply) => {
    await expect(ask(reply)).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });

  it('rejects with the reason of the caller who aborts', async () => {
    const { fetch } = createFakeFetch(() => Response.json({ type: 'allow' }));
    const signal = AbortSignal.abort(new Error('left'));
    await expect(webhook({ url, fetch })('x', { role: 'user', signal })).rejects.toThrow('left');
  });
});
