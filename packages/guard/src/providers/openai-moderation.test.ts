import { ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createFakeFetch } from '../../test/fake-fetch.ts';
import { runGuards } from '../run-guards.ts';
import { type OpenaiModerationOptions, openaiModeration } from './openai-moderation.ts';

const apiKey = 'sk-secret-key';
const context = { role: 'user', signal: new AbortController().signal } as const;
const answer = {
  id: 'modr-1',
  model: 'omni-moderation-latest',
  results: [
    {
      flagged: true,
      categories: { harassment: true, violence: true, 'self-harm/intent': false },
      category_scores: { harassment: 0.61, violence: 0.93, 'self-harm/intent': 0.2 },
      category_applied_input_types: { violence: ['text'] },
    },
  ],
};

const ask = async (content: string, reply: () => Response, options: Partial<OpenaiModerationOptions> = {}) => {
  const { fetch, requests } = createFakeFetch(reply);
  const guard = openaiModeration({ apiKey, fetch, ...options });
  return { verdict: await guard(content, context), requests };
};

describe('openaiModeration', () => {
  it('asks about the text with the key in its header', async () => {
    const { requests } = await ask('I will hurt you', () => Response.json(answer));
    expect(requests).toMatchObject([
      {
        url: 'https://api.openai.com/v1/moderations',
        headers: { authorization: 'Bearer sk-secret-key', 'content-type': 'application/json' },
        body: { model: 'omni-moderation-latest', input: 'I will hurt you' },
      },
    ]);
  });

  it('blocks what is flagged, named by the surest category', async () => {
    const { verdict } = await ask('x', () => Response.json(answer), { reason: 'Please stay polite.' });
    expect(verdict).toEqual({
      type: 'block',
      category: 'violence',
      categories: ['violence', 'harassment'],
      scores: answer.results[0]?.category_scores,
      reason: 'Please stay polite.',
    });
  });

  it('takes thresholds in place of the flags', async () => {
    const allowed = await ask('x', () => Response.json(answer), { thresholds: { violence: 0.95, harassment: 2 } });
    expect(allowed.verdict).toEqual({ type: 'allow' });
    const strict = await ask('x', () => Response.json(answer), {
      thresholds: { violence: 2, harassment: 2, 'self-harm/intent': 0.1 },
      action: 'warn',
    });
    expect(strict.verdict).toMatchObject({ type: 'warn', category: 'self-harm/intent' });
  });

  it('spends no request on an empty text', async () => {
    const { verdict, requests } = await ask(' \n', () => Response.json(answer));
    expect([verdict, requests]).toEqual([{ type: 'allow' }, []]);
  });

  it.each([
    [() => new Response('wrong key sk-secret-key', { status: 401 }), { code: 'upstream-refused', status: 401 }],
    [
      () => new Response('slow down', { status: 429 }),
      { code: 'rate-limited', isRetryable: true, detail: 'slow down' },
    ],
    [() => new Response('oops', { status: 503 }), { code: 'upstream-unavailable', isRetryable: true }],
    [() => new Response('<html>'), { code: 'upstream-unavailable', detail: '<html>' }],
    [() => Response.json({ results: [] }), { code: 'upstream-unavailable' }],
    [
      () => Response.json({ results: [{ categories: { a: 1 }, category_scores: {} }] }),
      { code: 'upstream-unavailable' },
    ],
    [() => Response.error(), { code: 'upstream-unavailable' }],
  ])('fails without telling the key, case %#', async (reply, expected) => {
    const error = await ask('x', reply).catch((thrown: unknown) => thrown);
    expect(ParleyError.isInstance(error)).toBe(true);
    expect(error).toMatchObject(expected);
    expect(JSON.stringify([String(error), error])).not.toContain(apiKey);
  });

  it('is a guard that fails closed when its service is down', async () => {
    const { fetch } = createFakeFetch(() => Promise.reject(new TypeError('fetch failed')));
    const guard = openaiModeration({ apiKey, fetch });
    expect(await runGuards([guard], 'x', context)).toEqual({ type: 'block', category: 'guard-failed' });
  });
});
