import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLexicalIndexRecord } from './index-record.ts';
import { createLexicalIndex } from './lexical-index.ts';

const passage = (id: string, text: string, title = '', language = 'en') => ({ id, title, text, language, locator: {} });
const passages = [
  passage(
    'transfer',
    'An outgoing international transfer costs $25. An incoming one is free.',
    'International transfers',
  ),
  passage('card', 'A lost card is blocked within 1 minute of the report.', 'Lost cards'),
  passage('loan', 'A personal loan can be repaid early without a fee.', 'Personal loans'),
  passage('kasi', '挂失即时生效，卡片在 1 分钟内停用。', '银行卡挂失', 'zh-CN'),
  passage('huikuan', '境外汇出汇款每笔手续费 25 美元。', '国际汇款', 'zh-CN'),
];
const build = () => {
  const index = createLexicalIndex();
  index.add(passages);
  return index;
};
const firstId = (query: string, index = build()) => index.search(query)[0]?.id;

describe('createLexicalIndex', () => {
  it.each([
    ['What does an outgoing international transfer cost?', 'transfer'],
    ['my cards are gone', 'card'],
    ['挂失要多久？', 'kasi'],
    ['跨国转账多少钱', 'huikuan'],
    ['personl laon', 'loan'],
    ['paying back a loan ahead of time', 'loan'],
  ])('finds for %s the passage %s', (query, id) => {
    expect(firstId(query)).toBe(id);
  });

  it('scores between 0 and 1, and lower what it knows less of', () => {
    const score = (query: string) => build().search(query)[0]?.score ?? 0;
    expect(score('outgoing international transfer')).toBeLessThanOrEqual(1);
    expect(score('outgoing international transfer')).toBeGreaterThan(0.7);
    expect(score('bitcoin transfer custody wallet')).toBeLessThan(0.5);
    expect(score('weather tomorrow')).toBe(0);
  });

  it('finds nothing in an empty index, and for an empty query', () => {
    expect(createLexicalIndex().search('card')).toEqual([]);
    expect(build().search('')).toEqual([]);
    expect(build().search('?!')).toEqual([]);
  });

  it('replaces a passage of the same id', () => {
    const index = build();
    index.add([passage('card', 'Umbrellas are sold at the desk.')]);
    expect(index.size).toBe(passages.length);
    expect(firstId('umbrellas', index)).toBe('card');
    expect(index.search('blocked').map(({ id }) => id)).not.toContain('card');
  });

  it('forgets what is removed', () => {
    const index = build();
    index.search('warm');
    index.remove(['card', 'unknown']);
    expect(index.size).toBe(passages.length - 1);
    expect(index.search('lost card').map(({ id }) => id)).not.toContain('card');
  });

  it('knows the synonyms that it is given', () => {
    const index = createLexicalIndex({
      synonyms: [
        ['Mariner', 'credit card'],
        ['gizmo', 'loan'],
      ],
    });
    index.add(passages);
    expect(firstId('gizmo', index)).toBe('loan');
  });

  it('finds the same after it was stored and read again', () => {
    const record: unknown = JSON.parse(JSON.stringify(build()));
    expect(isLexicalIndexRecord(record)).toBe(true);
    if (!isLexicalIndexRecord(record)) return;
    const restored = createLexicalIndex({ record });
    for (const query of ['lost card', '挂失', 'transfer cost', 'laon']) {
      expect(restored.search(query)).toEqual(build().search(query));
    }
    restored.add([passage('new', 'A brand-new umbrella.')]);
    expect(firstId('umbrella', restored)).toBe('new');
  });

  it('answers as a fresh index does, however passages came and went', () => {
    const step = fc.record({ position: fc.nat(passages.length - 1), isAdded: fc.boolean(), isSearched: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const index = createLexicalIndex();
        const present = new Map<string, (typeof passages)[number]>();
        for (const { position, isAdded, isSearched } of steps) {
          const chosen = passages[position];
          if (chosen === undefined) continue;
          present.delete(chosen.id);
          if (isAdded) {
            present.set(chosen.id, chosen);
            index.add([chosen]);
          } else index.remove([chosen.id]);
          if (isSearched) index.search('card');
        }
        const fresh = createLexicalIndex();
        fresh.add([...present.values()]);
        for (const query of ['lost card', '汇款 手续费', 'transfer'])
          expect(index.search(query)).toEqual(fresh.search(query));
      }),
      { numRuns: 40 },
    );
  });
});

describe('isLexicalIndexRecord', () => {
  it.each([
    undefined,
    null,
    [],
    {},
    { version: 2, terms: [], entries: [] },
    { version: 1, terms: [''], entries: [{ id: 'a', language: 'en', title: [], headings: [], body: [7] }] },
    { version: 1, terms: [3], entries: [] },
  ])('refuses %j', (value) => {
    expect(isLexicalIndexRecord(value)).toBe(false);
  });
});
