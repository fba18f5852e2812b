import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isParleyDataPart } from './is-parley-data-part.ts';

const citation = { number: 1, passageId: 'p', documentId: 'd', title: 'T', excerpt: 'E' };

describe('isParleyDataPart', () => {
  it.each([
    { type: 'data-parley-citation', id: 'c', data: { ...citation, locator: { headings: ['A'], page: 2 } } },
    { type: 'data-parley-moderation', id: 'm', data: { stage: 'output', action: 'block', category: 'words' } },
    {
      type: 'data-parley-moderation',
      id: 'm',
      data: {
        stage: 'input',
        action: 'warn',
        category: 'hate',
        origin: 'provider',
        categories: ['hate'],
        scores: { hate: 0.9 },
      },
    },
    { type: 'data-parley-usage', id: 'u', data: { model: 'm', inputTokens: 1, outputTokens: 1, reasoningTokens: 1 } },
    { type: 'data-parley-handoff', id: 'h', data: { status: 'queued', position: 2 } },
    { type: 'data-parley-suggestions', id: 's', data: { suggestions: ['A?'] } },
    { type: 'data-parley-grounding', id: 'g', data: { status: 'grounded', confidence: 0.5 } },
  ])('takes $type', (part) => {
    expect(isParleyDataPart(part)).toBe(true);
  });

  it.each([
    { type: 'data-parley-citation', id: 'c', data: { ...citation, number: '1' } },
    { type: 'data-parley-citation', id: 'c', data: { ...citation, locator: { headings: [1] } } },
    { type: 'data-parley-citation', id: 'c', data: { ...citation, url: 5 } },
    { type: 'data-parley-moderation', id: 'm', data: { stage: 'later', action: 'block', category: 'words' } },
    { type: 'data-parley-usage', data: { model: 'm', inputTokens: 1, outputTokens: 1 } },
    { type: 'data-parley-handoff', id: 'h', data: { status: 'gone' } },
    { type: 'data-parley-suggestions', id: 's', data: { suggestions: [1] } },
    { type: 'data-parley-suggestions', id: 's', data: null },
    { type: 'data-weather', id: 'w', data: {} },
    { type: 'constructor', id: 'w', data: {} },
  ])('refuses %j', (part) => {
    expect(isParleyDataPart(part)).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(typeof isParleyDataPart(data)).toBe('boolean');
        expect(typeof isParleyDataPart({ type: 'data-parley-citation', id: 'c', data })).toBe('boolean');
      }),
    );
  });
});
