import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeTime } from './write-time.ts';

describe('writeTime', () => {
  it('writes every second of the years 0 to 9999 as the calendar of the surroundings does', () => {
    const from = Date.UTC(2000, 0, 1) - 2000 * 365.2425 * 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: from, max: Date.UTC(9999, 11, 31) }), (timeMs) => {
        expect(writeTime(timeMs)).toBe(new Date(timeMs).toISOString().replace(/\.\d+/, ''));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '2000-02-29T00:00:00Z',
    '1900-02-28T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '2026-12-31T23:59:59Z',
    '2100-03-01T00:00:00Z',
  ])('writes %s', (text) => {
    expect(writeTime(Date.parse(text))).toBe(text);
  });
});
