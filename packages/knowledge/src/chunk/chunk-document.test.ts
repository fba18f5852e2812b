import { describe, expect, it } from 'vitest';
import type { DocumentSection, LoadedDocument } from '../document.ts';
import { estimateTokens } from '../estimate-tokens.ts';
import { chunkDocument } from './chunk-document.ts';

const documentOf = (...sections: readonly DocumentSection[]): LoadedDocument => ({
  id: 'en/fees.md',
  title: 'Fees',
  language: 'en',
  mediaType: 'text/markdown',
  sections,
  hash: 'x',
});
const chunk = (text: string, maxTokens?: number) =>
  chunkDocument({ document: documentOf({ text }), tenant: 'bank', ...(maxTokens !== undefined && { maxTokens }) });

describe('chunkDocument', () => {
  it('cuts at headings and keeps the path of titles, without repeating the title of the document', () => {
    const passages = chunk('# Fees\nIntro.\n\n## Cards\nA.\n\n### Debit\nB.\n\n## Loans\nC.');
    expect(passages.map(({ text, locator }) => [text, locator])).toEqual([
      ['Intro.', {}],
      ['A.', { headings: ['Cards'] }],
      ['B.', { headings: ['Cards', 'Debit'] }],
      ['C.', { headings: ['Loans'] }],
    ]);
  });

  it('repeats the header row of a table that is cut', () => {
    const rows = Array.from({ length: 40 }, (_, index) => `| Service number ${index} | $${index} per transfer |`);
    const passages = chunk(['| Service | Fee |', '|---|---|', ...rows].join('\n'), 100);
    expect(passages.length).toBeGreaterThan(2);
    for (const { text } of passages)
      expect(text.startsWith('| Service | Fee |\n|---|---|\n| Service number')).toBe(true);
    expect(passages.flatMap(({ text }) => text.split('\n').slice(2))).toEqual(rows);
  });

  it('keeps a list with its lead, in every part', () => {
    const items = Array.from({ length: 20 }, (_, index) => `- a long item about the document number ${index}`);
    const passages = chunk(`You need:\n\n${items.join('\n')}`, 100);
    expect(passages.length).toBeGreaterThan(1);
    for (const { text } of passages) expect(text.startsWith('You need:\n\n- ')).toBe(true);
  });

  it('cuts long paragraphs between sentences, in English and in Chinese', () => {
    const english = chunk(
      Array.from({ length: 60 }, (_, index) => `Sentence number ${index} ends here.`).join(' '),
      80,
    );
    expect(english.length).toBeGreaterThan(3);
    for (const { text } of english) {
      expect(text).toMatch(/^Sentence .* here\.$/s);
      expect(estimateTokens(text)).toBeLessThanOrEqual(100);
    }
    const chinese = chunk('挂失即时生效，卡片在一分钟内停用。'.repeat(30), 80);
    expect(chinese.length).toBeGreaterThan(3);
    for (const { text } of chinese) expect(text.endsWith('停用。')).toBe(true);
  });

  it('cuts a sentence that alone is too long', () => {
    const passages = chunk('字'.repeat(1000), 100);
    expect(passages.every(({ text }) => estimateTokens(text) <= 100)).toBe(true);
    expect(passages.map(({ text }) => text).join('')).toBe('字'.repeat(1000));
  });

  it('keeps pairs of question and answer whole, with their row and category', () => {
    const [passage] = chunkDocument({
      document: documentOf({ text: '**Q?**\n\n# not a heading', row: 3, headings: ['cards'] }),
      tenant: 'bank',
    });
    expect(passage?.text).toBe('**Q?**\n\n# not a heading');
    expect(passage?.locator).toEqual({ row: 3, headings: ['cards'] });
  });

  it('goes on with a heading over the pages', () => {
    const passages = chunkDocument({
      document: documentOf({ text: '## Costs\nOne.', page: 1 }, { text: 'Two.', page: 2 }),
      tenant: 'bank',
    });
    expect(passages.map(({ locator }) => locator)).toEqual([
      { headings: ['Costs'], page: 1 },
      { headings: ['Costs'], page: 2 },
    ]);
  });

  it('keeps the ids of what did not change when something else does', () => {
    const before = chunk('## A\nOne.\n\n## B\nTwo.\n\n## B\nTwo.');
    const after = chunk('## New\nNew.\n\n## A\nOne.\n\n## B\nTwo.\n\n## B\nTwo.');
    expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(new Set(after.map(({ id }) => id)).size).toBe(4);
  });
});
