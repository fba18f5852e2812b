import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRetryAfter } from './read-retry-after.ts';

it('reads seconds', () => {
  expect(readRetryAfter('120')).toBe(120_000);
  expect(readRetryAfter(' 0.5 ')).toBe(500);
});

it('reads every date of a header as the time until then', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const date = new Date(seconds * 1000).toUTCString();
      expect(readRetryAfter(date, 0)).toBe(seconds * 1000);
    }),
  );
});

it('asks for no wait when the date has passed', () => {
  expect(readRetryAfter('Wed, 21 Oct 2015 07:28:00 GMT', 1_800_000_000_000)).toBe(0);
});

it('has no answer for what says nothing', () => {
  expect(readRetryAfter(null)).toBeUndefined();
  expect(readRetryAfter('soon', 0)).toBeUndefined();
  expect(readRetryAfter('-5', 0)).toBeUndefined();
  expect(readRetryAfter('Wed, 21 Oct 2015 07:28:00 GMT')).toBeUndefined();
});
