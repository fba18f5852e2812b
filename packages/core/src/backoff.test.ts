import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeBackoff } from './backoff.ts';

describe('computeBackoff', () => {
  it('doubles up to eight seconds, and takes between half and all of it', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const whole = Math.min(250 * 2 ** attempt, 8_000);
        const delayMs = computeBackoff({ attempt, random: () => chance });
        expect(delayMs).toBeGreaterThanOrEqual(whole / 2);
        expect(delayMs).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('never comes before the other side asked for', () => {
    expect(computeBackoff({ attempt: 0, random: () => 1, retryAfterMs: 20_000 })).toBe(20_000);
    expect(computeBackoff({ attempt: 6, random: () => 1, retryAfterMs: 10 })).toBe(8_000);
  });
});
