import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitQuote } from './split-quote.ts';

test('finds a quote whose line breaks are others', () => {
  expect(splitQuote('Before.\nA fee\n of £5 (each). After.', 'A fee of £5 (each).')).toEqual({
    before: 'Before.\n',
    quote: 'A fee\n of £5 (each).',
    after: ' After.',
  });
});

test.each([undefined, '', 'not there'])('leaves the text whole for the quote %j', (quote) => {
  expect(splitQuote('Some text.', quote)).toEqual({ before: 'Some text.', quote: '', after: '' });
});

test('loses no character, whatever the quote', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, quote) => {
      const { before, quote: marked, after } = splitQuote(text, quote);
      expect(before + marked + after).toBe(text);
    }),
  );
});
