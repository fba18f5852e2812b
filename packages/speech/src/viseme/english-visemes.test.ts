import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertEnglishToVisemes } from './english-visemes.ts';

const read = (word: string) =>
  convertEnglishToVisemes(word)
    .map((step) => step.viseme)
    .join(' ');

describe('convertEnglishToVisemes', () => {
  it.each([
    ['map', 'PP aa PP'],
    ['five', 'FF aa I FF'],
    ['the', 'TH aa'],
    ['phone', 'FF O U nn'],
    ['check', 'CH E kk'],
    ['bank', 'PP aa nn kk'],
    ['transfer', 'DD RR aa nn SS FF E RR'],
    ['payment', 'PP E I PP E nn DD'],
    ['you', 'I U'],
    ['knight', 'nn aa I DD'],
    ['"Book,"', 'PP U kk'],
    ['42', 'FF O RR DD U'],
  ])('shapes %s', (word, shapes) => {
    expect(read(word)).toBe(shapes);
  });

  it('gives every word with a letter at least one shape of positive length, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz'-’0123456789é") }), (word) => {
        const steps = convertEnglishToVisemes(word);
        expect(steps.every((step) => step.weight > 0)).toBe(true);
        if (/[a-z0-9]/u.test(word)) expect(steps.length).toBeGreaterThan(0);
      }),
    );
  });
});
