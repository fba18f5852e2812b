import type { Message, Usage } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceUsage } from './price-usage.ts';
import { sumUsage } from './sum-usage.ts';

const createMessage = (...usages: readonly Usage[]): Pick<Message, 'parts'> => ({
  parts: [
    { type: 'text', text: 'Hello' },
    ...usages.map((data, index) => ({ type: 'data-parley-usage' as const, id: String(index), data })),
  ],
});

const prices = {
  'gpt-5': { input: 2, output: 10, cachedInput: 0.5 },
  'gpt-5-mini': { input: 1, output: 4 },
  free: { input: 0, output: 0 },
};

describe('priceUsage', () => {
  it.each<[string, Usage, number | undefined]>([
    ['input and output', { model: 'gpt-5', inputTokens: 1_000_000, outputTokens: 500_000 }, 7],
    ['cached input', { model: 'gpt-5', inputTokens: 1e6, cachedInputTokens: 4e5, outputTokens: 0 }, 1.4],
    [
      'cached input without a price',
      { model: 'gpt-5-mini', inputTokens: 1e6, cachedInputTokens: 1e6, outputTokens: 0 },
      1,
    ],
    ['a dated version', { model: 'gpt-5-2025-08-07', inputTokens: 1e6, outputTokens: 0 }, 2],
    ['a dated version of the longer name', { model: 'gpt-5-mini-2025-08-07', inputTokens: 1e6, outputTokens: 0 }, 1],
    ['a model that only begins alike', { model: 'gpt-5-pro', inputTokens: 1e6, outputTokens: 0 }, undefined],
    ['what the relay says it cost', { model: 'gpt-5', inputTokens: 1e6, outputTokens: 0, costUsd: 0.01 }, 0.01],
    ['a model that costs nothing', { model: 'free', inputTokens: 1e6, outputTokens: 1e6 }, 0],
    ['no model', { model: 'constructor', inputTokens: 1, outputTokens: 1 }, undefined],
  ])('prices %s', (_, usage, costUsd) => {
    const price = priceUsage(usage, prices);
    if (costUsd === undefined) expect(price).toBeUndefined();
    else expect(price).toBeCloseTo(costUsd, 10);
  });
});

describe('sumUsage', () => {
  it('adds up all requests of all messages, and by model', () => {
    const messages = [
      createMessage({ model: 'gpt-5', inputTokens: 10, outputTokens: 5, reasoningTokens: 3 }),
      createMessage(),
      createMessage(
        { model: 'gpt-5', inputTokens: 20, outputTokens: 5, cachedInputTokens: 8 },
        { model: 'other', inputTokens: 1, outputTokens: 1 },
      ),
    ];
    const { models, ...total } = sumUsage(messages, { prices });
    expect(total).toEqual({
      requests: 3,
      inputTokens: 31,
      outputTokens: 11,
      cachedInputTokens: 8,
      reasoningTokens: 3,
      costUsd: expect.closeTo((22 * 2 + 8 * 0.5 + 10 * 10) / 1e6, 12),
      unpricedRequests: 1,
    });
    expect([...models].map(([model, { requests }]) => [model, requests])).toEqual([
      ['gpt-5', 2],
      ['other', 1],
    ]);
  });

  it('is nothing for no messages', () => {
    expect(sumUsage([])).toMatchObject({ requests: 0, inputTokens: 0, costUsd: 0 });
  });

  it('is the sum of its parts, however they are split', () => {
    const usage = fc.record({
      model: fc.constantFrom('gpt-5', 'other'),
      inputTokens: fc.nat(),
      outputTokens: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(usage)), (groups) => {
        const messages = groups.map((usages) => createMessage(...usages));
        const whole = sumUsage(messages);
        const parts = messages.map((message) => sumUsage([message]));
        expect(whole.inputTokens).toBe(parts.reduce((sum, { inputTokens }) => sum + inputTokens, 0));
        expect(whole.requests).toBe([...whole.models.values()].reduce((sum, { requests }) => sum + requests, 0));
      }),
    );
  });
});
