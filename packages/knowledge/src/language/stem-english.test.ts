import { describe, expect, it } from 'vitest';
import { stemEnglish } from './stem-english.ts';

describe('stemEnglish', () => {
  it.each([
    ['transfers', 'transferring'],
    ['costs', 'cost'],
    ['repayment', 'repayments'],
    ['cancelled', 'cancels'],
    ['fees', 'fee'],
    ['cities', 'city'],
    ['hopping', 'hops'],
    ['relational', 'relate'],
    ['applied', 'applies'],
  ])('gives %s and %s one stem', (left, right) => {
    expect(stemEnglish(left)).toBe(stemEnglish(right));
  });

  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['feed', 'feed'],
    ['agreed', 'agre'],
    ['plastered', 'plaster'],
    ['bled', 'bled'],
    ['motoring', 'motor'],
    ['sing', 'sing'],
    ['filing', 'file'],
    ['happy', 'happi'],
    ['sky', 'sky'],
    ['controlling', 'control'],
    ['generalizations', 'gener'],
    ['oscillators', 'oscil'],
  ])('stems %s to %s, as its author lists it', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });

  it('keeps apart what only looks alike', () => {
    expect(stemEnglish('bank')).not.toBe(stemEnglish('banana'));
    expect(stemEnglish('car')).not.toBe(stemEnglish('care'));
  });
});
