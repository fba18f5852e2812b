import type { Message, Outcome } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { type BudgetOptions, createBudget } from './create-budget.ts';

const dayMs = 86_400_000;

const createReply = (
  id: string,
  tokens: number,
  { createdAtMs = 0, outcome = 'complete' }: { createdAtMs?: number; outcome?: Outcome } = {},
): Message => ({
  id,
  role: 'assistant',
  parentId: null,
  parts: [{ type: 'data-parley-usage', id: 'u', data: { model: 'm', inputTokens: tokens, outputTokens: 0 } }],
  status: { type: 'done', outcome },
  createdAtMs,
});

const start = (options: BudgetOptions = { limitTokens: 100 }) => {
  const told: string[] = [];
  const budget = createBudget({
    onWarn: ({ share }) => told.push(`warn ${share}`),
    onSpent: ({ share }) => told.push(`spent ${share}`),
    ...options,
  });
  return { ...budget, told };
};

describe('createBudget', () => {
  it('allows until the limit is reached, and then no more', () => {
    const { canSpend, record } = start();
    expect(canSpend()).toBe(true);
    record(createReply('1', 99));
    expect(canSpend()).toBe(true);
    record(createReply('2', 1));
    expect(canSpend()).toBe(false);
  });

  it('warns once, and tells once that it is spent', () => {
    const { record, told } = start();
    for (const id of ['1', '2', '3', '4', '5', '6']) record(createReply(id, 20));
    expect(told).toEqual(['warn 0.8', 'spent 1']);
  });

  it('counts a message once, as it is now', () => {
    const { record, getState } = start();
    record(createReply('1', 30));
    record(createReply('1', 40));
    record(createReply('2', 10));
    expect(getState()).toEqual({ spentUsd: 0, spentTokens: 50, share: 0.5 });
  });

  it.each<Outcome>(['stopped', 'error', 'truncated'])('counts what a reply took that ended as %s', (outcome) => {
    const { record, canSpend } = start();
    record(createReply('1', 100, { outcome }));
    expect(canSpend()).toBe(false);
  });

  it('counts a day together, and begins anew the next day', () => {
    let now = 10 * dayMs;
    const { record, canSpend, told } = start({ limitTokens: 100, per: 'day', now: () => now });
    record(createReply('old', 500, { createdAtMs: now - 1 }));
    expect(told).toEqual([]);
    record(createReply('1', 60, { createdAtMs: now }));
    record(createReply('2', 60, { createdAtMs: now + 5 }));
    expect(canSpend()).toBe(false);
    expect(told).toEqual(['spent 1.2']);
    now += dayMs;
    expect(canSpend()).toBe(true);
  });

  it('counts dollars by the prices, and by what the usage says', () => {
    const { record, canSpend, getState } = start({ limitUsd: 1, prices: { m: { input: 5, output: 5 } } });
    record(createReply('1', 100_000));
    expect(getState().spentUsd).toBeCloseTo(0.5);
    record(createReply('2', 100_000));
    expect(canSpend()).toBe(false);
  });

  it('has nothing to spend with a limit of nothing', () => {
    expect(start({ limitUsd: 0 }).canSpend()).toBe(false);
  });

  it('refuses options that make no budget', () => {
    expect(() => createBudget({})).toThrow(/limitUsd/);
    expect(() => createBudget({ limitUsd: 1, per: 'day' })).toThrow(/now/);
  });
});
