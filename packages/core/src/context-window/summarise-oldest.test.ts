import type { Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { fitContext } from './fit-context.ts';
import { isSummary, type SummariseOldestOptions, summariseOldest } from './summarise-oldest.ts';

const countTokens = (text: string) => text.length;

/** A question of a hundred tokens each. */
const createBranch = (length: number, from = 1): readonly Message[] =>
  Array.from({ length }, (_, index) => ({
    id: `q${index + from}`,
    role: 'user',
    parentId: null,
    parts: [{ type: 'text', text: 'x'.repeat(96) }],
    status: { type: 'done', outcome: 'complete' },
    createdAtMs: index,
  }));

const start = (options: Partial<SummariseOldestOptions> = {}) => {
  const asked: string[][] = [];
  const strategy = summariseOldest({
    summarise: async (messages) => {
      asked.push(messages.map(({ id }) => id));
      return `Summary ${asked.length}.`;
    },
    ...options,
  });
  const fit = (messages: readonly Message[], maxTokens = 1000) =>
    fitContext(messages, { maxTokens, countTokens, strategy });
  return { fit, asked };
};

const ids = (messages: readonly Message[]) => messages.map(({ id }) => id);

describe('summariseOldest', () => {
  it('puts a summary in the place of the oldest turns, as words of the visitor that are marked', async () => {
    const { fit, asked } = start();
    const { messages, omitted, summary } = await fit(createBranch(12));
    expect(asked).toEqual([ids(omitted)]);
    expect(ids(messages)).toEqual(['summary-q7', 'q8', 'q9', 'q10', 'q11', 'q12']);
    expect(messages[0]).toBe(summary);
    expect(summary).toMatchObject({
      role: 'user',
      parts: [
        { type: 'text', text: 'Summary of the earlier conversation:\nSummary 1.' },
        { type: 'data-parley-summary', data: { messageIds: ids(omitted) } },
      ],
    });
    expect(messages.map(isSummary)).toEqual([true, false, false, false, false, false]);
  });

  it('writes no summary again while the one before and what followed fit', async () => {
    const { fit, asked } = start();
    await fit(createBranch(12));
    const { messages } = await fit(createBranch(15));
    expect(asked).toHaveLength(1);
    expect(ids(messages)).toEqual(['summary-q7', ...['q8', 'q9', 'q10', 'q11', 'q12', 'q13', 'q14', 'q15']]);
  });

  it('goes on from the summary before when there is more', async () => {
    const { fit, asked } = start();
    await fit(createBranch(12));
    await fit(createBranch(20));
    expect(asked[1]?.slice(0, 2)).toEqual(['summary-q7', 'q8']);
    expect(asked[1]?.at(-1)).toBe('q15');
  });

  it('writes another for another branch', async () => {
    const { fit, asked } = start();
    await fit(createBranch(12));
    const [first, ...rest] = createBranch(12);
    const other = rest.map((message) => ({ ...message, id: `other-${message.id}` }));
    await fit(first === undefined ? other : [first, ...other]);
    expect(asked[1]?.slice(0, 2)).toEqual(['q1', 'other-q2']);
  });

  it('drops the oldest when the summary fails, and reports why', async () => {
    const errors: unknown[] = [];
    const failure = new Error('down');
    const { fit } = start({ summarise: () => Promise.reject(failure), onError: (error) => errors.push(error) });
    const { messages, summary } = await fit(createBranch(12));
    expect(summary).toBeUndefined();
    expect(ids(messages)).toHaveLength(10);
    expect(errors).toEqual([failure]);
  });

  it('cuts a summary that is too long', async () => {
    const { fit } = start({ summarise: async () => 'y'.repeat(5000) });
    const { summary, tokens } = await fit(createBranch(12));
    expect(summary?.parts[0]).toMatchObject({ text: expect.stringMatching(/y \[…\]$/) });
    expect(tokens).toBeLessThanOrEqual(1000);
  });
});
