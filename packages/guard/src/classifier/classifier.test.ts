import { describe, expect, it } from 'vitest';
import { classifier } from './classifier.ts';

const context = { role: 'user', signal: new AbortController().signal } as const;

describe('classifier', () => {
  it.each([
    ['you are a pathetic ugly loser, nobody likes you', 'harassment'],
    ['She moaned as he thrust his cock into her', 'sexual'],
    ['外地人都是垃圾，滚回去', 'harassment'],
  ])('reports %j', async (text, category) => {
    expect(await classifier()(text, context)).toMatchObject({
      type: 'warn',
      category,
      scores: { [category]: expect.any(Number) },
    });
  });

  it.each([
    'hello',
    'How do I reset my password?',
    '我想退货',
    '他妈妈来取件',
    'Where is my order 4711?',
    '',
    '12 34',
    '🙂',
  ])('passes %j', async (text) => {
    expect(await classifier()(text, context)).toEqual({ type: 'allow' });
  });

  it('blocks only where it is told to, and looks only for the categories that are asked for', async () => {
    const text = 'you are a pathetic ugly loser, nobody likes you';
    expect(await classifier({ blockFrom: 0.3 })(text, context)).toMatchObject({
      type: 'block',
      category: 'harassment',
    });
    expect(await classifier({ warnFrom: 0.999 })(text, context)).toEqual({ type: 'allow' });
    expect(await classifier({ categories: ['sexual'] })(text, context)).toEqual({ type: 'allow' });
  });

  it('answers the same each time, at once when the model is there', async () => {
    const scores: number[] = [];
    const guard = classifier({ onScore: ({ score }) => scores.push(score) });
    await guard('one text', context);
    await guard('another, which must not stay in the memory of the first', context);
    expect(guard('one text', context)).not.toBeInstanceOf(Promise);
    expect(scores[2]).toBe(scores[0]);
  });

  it('finds what stands behind much harmless text', async () => {
    const guard = classifier();
    const explicit = 'She moaned as he thrust his cock into her. ';
    expect(await guard('the weather is lovely today. '.repeat(400) + explicit.repeat(40), context)).toMatchObject({
      type: 'warn',
    });
  });
});
