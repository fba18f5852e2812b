import type { Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { describeOutcome } from './describe-outcome.ts';
import { en } from './en.ts';

const blocked = (stage: 'input' | 'output', reason?: string): Message => ({
  id: 'm',
  role: 'assistant',
  parentId: null,
  createdAtMs: 0,
  status: { type: 'done', outcome: 'blocked' },
  parts: [
    {
      type: 'data-parley-moderation',
      id: 'moderation',
      data: { stage, action: 'block', category: 'test', ...(reason !== undefined && { reason }) },
    },
  ],
});

describe('describeOutcome', () => {
  it('says of a reply that is missing because of the question that the question was not answered', () => {
    expect(describeOutcome(blocked('input'), en)).toBe(en.questionBlocked);
  });

  it('says of a reply that was itself held back that it was withdrawn', () => {
    expect(describeOutcome(blocked('output'), en)).toBe(en.outcomeBlocked);
  });

  it("prefers the company's own words", () => {
    expect(describeOutcome(blocked('input', 'Please ask a lawyer.'), en)).toBe('Please ask a lawyer.');
  });
});
