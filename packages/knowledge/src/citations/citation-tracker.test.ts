import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../passage.ts';
import { createCitationTracker } from './citation-tracker.ts';

const passage = (id: string, text: string): Passage => ({
  id,
  documentId: `${id}.md`,
  title: id,
  text,
  locator: { headings: ['Costs'] },
  tenant: 'bank',
  language: 'en',
});
const passages = [
  passage('fees', 'A domestic transfer is free. An outgoing international transfer costs **$25**. A draft costs $15.'),
  passage('times', 'A transfer arrives within 1 to 3 working days.'),
];

const track = (pieces: readonly string[]) => {
  const tracker = createCitationTracker(passages);
  const tracked = [...pieces.map((piece) => tracker.push(piece)), tracker.end()];
  return {
    text: tracked.map(({ text }) => text).join(''),
    citations: tracked.flatMap(({ citations }) => citations),
    inventedCount: tracker.inventedCount,
  };
};

describe('createCitationTracker', () => {
  it('cites the passage of a marker, with the sentence that carries the statement', () => {
    const { text, citations } = track(['An international transfer costs $25 [1].']);
    expect(text).toBe('An international transfer costs $25 [1].');
    expect(citations).toEqual([
      {
        number: 1,
        passageId: 'fees',
        documentId: 'fees.md',
        title: 'fees',
        locator: { headings: ['Costs'] },
        excerpt: 'A domestic transfer is free. An outgoing international transfer costs $25. A draft costs $15.',
        quote: 'An outgoing international transfer costs $25.',
      },
    ]);
  });

  it('finds the statement when the marker stands behind the full stop', () => {
    const { citations } = track(['It is free inside the country. A draft costs $15. [1]']);
    expect(citations[0]?.quote).toBe('A draft costs $15.');
  });

  it('cites each passage once', () => {
    const { citations } = track(['a [1] b [2] c [1]']);
    expect(citations.map(({ number }) => number)).toEqual([1, 2]);
  });

  it.each([
    ['free [3].', 'free.', 1],
    ['free [0] and [12] now', 'free and now', 2],
    ['free [1][9].', 'free [1].', 1],
    ['free [1, 9].', 'free [1].', 1],
    ['[7]', '', 1],
  ])('takes invented markers out of %j', (given, text, inventedCount) => {
    expect(track([given])).toMatchObject({ text, inventedCount });
  });

  it.each([
    ['a [1, 2]', 'a [1][2]'],
    ['费用【1】。', '费用[1]。'],
    ['a [^2]', 'a [2]'],
    ['a ［1］', 'a [1]'],
  ])('writes %j as %j', (given, text) => {
    expect(track([given]).text).toBe(text);
  });

  it('lets no marker become a link', () => {
    expect(track(['see [1](https://evil.example)']).text).toBe('see [1] (https://evil.example)');
    expect(track(['text [1]\n\n[1]: https://evil.example']).text).toBe('text [1]\n\n[1] : https://evil.example');
    expect(track(['as in [1]: free']).text).toBe('as in [1]: free');
  });

  it.each(['`a[1]`', '``x`[1]``', '```js\na[1]\n```\n', '~~~\na[1] = b[2]\n~~~'])(
    'leaves the code %j alone',
    (code) => {
      expect(track([code])).toEqual({ text: code, citations: [], inventedCount: 0 });
    },
  );

  it('reads markers behind code, and behind a backtick that was never closed', () => {
    expect(track(['`x`[1]']).citations).toHaveLength(1);
    expect(track(['```\nx\n```\nfree [1]']).citations).toHaveLength(1);
    expect(track(['a ` b\n\nfree [1]']).citations).toHaveLength(1);
  });

  it.each(['[link](https://a.example)', 'a[b]', '[1234]', '[', '[1', 'x [ 1 2 ]', '[x][1', '- [ ] task', '[[2'])(
    'keeps %j, which is no marker',
    (text) => {
      expect(track([text]).text).toBe(text);
    },
  );

  it('gives the same however the answer is cut', () => {
    const piece = fc.constantFrom(
      '[1]',
      '[2]',
      '[9]',
      '[1, 2]',
      '【1】',
      '[',
      ']',
      '1',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '`',
      '```',
      '~~~',
      '(',
      ':',
      'word',
      '费用。',
      '$25.',
      '😀',
      '[x](y)',
      '[^1]',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const answer = pieces.join('');
        const whole = track([answer]);
        for (let cut = 0; cut <= answer.length; cut += 1) {
          expect(track([answer.slice(0, cut), answer.slice(cut)])).toEqual(whole);
        }
        expect(track([...answer])).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('lets out text as it comes, holding back only what may become a marker', () => {
    const tracker = createCitationTracker(passages);
    expect(tracker.push('It is free [').text).toBe('It is free');
    expect(tracker.push('1').text).toBe('');
    expect(tracker.push(']').text).toBe(' [1]');
  });

  it('numbers citations as they appear when asked to, and keeps the number of a passage', () => {
    const tracker = createCitationTracker(passages, { numbering: 'appearance' });
    const { text, citations } = tracker.push('First [2]. Then [1]. Again [2].');
    expect(text).toBe('First [1]. Then [2]. Again [1].');
    expect(citations.map(({ number, passageId }) => [number, passageId])).toEqual([
      [1, passages[1]?.id],
      [2, passages[0]?.id],
    ]);
  });
});
