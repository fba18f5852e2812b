import { describe, expect, it } from 'vitest';
import { type TopicQuestion, topics } from './topics.ts';

const context = { role: 'user', signal: new AbortController().signal } as const;
const law = { name: 'legal-advice', words: ['lawsuit*', 'sue', '起诉'], reason: 'Please ask a lawyer.' };
const orders = {
  name: 'orders',
  words: ['order*', 'parcel*', 'refund*', '订单', '快递'],
  examples: ['Where is my parcel?'],
};

describe('topics', () => {
  it('refuses a subject in any of its languages, with its reason, and says where', async () => {
    const guard = topics({ refuse: [law] });
    expect(await guard('Can I s.u.e them?', context)).toMatchObject({
      type: 'block',
      category: 'topic/legal-advice',
      reason: 'Please ask a lawyer.',
      span: { start: 6, end: 11 },
    });
    expect(await guard('我要起诉他们', context)).toMatchObject({ category: 'topic/legal-advice' });
    expect(await guard('The issue is solved', context)).toEqual({ type: 'allow' });
  });

  it('answers on a stream when it only refuses', () => {
    const guard = topics({ refuse: [law] });
    expect(guard.isInstant).toBe(true);
    expect(guard('a laws', { ...context, isPartial: true })).toEqual({ type: 'allow', unsettledFrom: 2 });
  });

  it('blocks a message about none of what is allowed, and lets a greeting pass', async () => {
    const guard = topics({ allow: [orders], reason: 'I can help with orders.' });
    expect(await guard('Where is my parcel? It was sent on Monday.', context)).toEqual({ type: 'allow' });
    expect(await guard('Hello there!', context)).toEqual({ type: 'allow' });
    expect(await guard('Write me an essay about the moon landing', context)).toEqual({
      type: 'block',
      category: 'topic/other',
      reason: 'I can help with orders.',
    });
  });

  it('binds replies to no allowed subject', async () => {
    const guard = topics({ allow: [orders] });
    expect(await guard('It left our warehouse yesterday evening.', { ...context, role: 'assistant' })).toEqual({
      type: 'allow',
    });
  });

  it('asks the model only about what no word tells', async () => {
    const asked: TopicQuestion[] = [];
    const answers = new Map([
      ['The box never came to my house', 'orders'],
      ['What would a judge say about this?', 'legal-advice'],
    ]);
    const guard = topics({
      refuse: [law],
      allow: [orders],
      classify: async (question) => {
        asked.push(question);
        return answers.get(question.content) ?? null;
      },
    });
    expect(await guard('The box never came to my house', context)).toEqual({ type: 'allow' });
    expect(await guard('What would a judge say about this?', context)).toMatchObject({
      type: 'block',
      category: 'topic/legal-advice',
    });
    expect(await guard('Write me an essay about the moon', context)).toMatchObject({ category: 'topic/other' });
    expect(await guard('Where is my parcel?', context)).toEqual({ type: 'allow' });
    expect(asked).toHaveLength(3);
    expect(asked[0]?.topics).toEqual([law, orders]);
  });
});
