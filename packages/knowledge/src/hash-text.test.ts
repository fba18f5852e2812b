import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from './hash-text.ts';

describe('hashText', () => {
  it('gives one text one name, on every machine', () => {
    expect(hashText('Transfers are free.')).toBe(hashText('Transfers are free.'));
    expect(hashText('Transfers are free.')).toMatch(/^[0-9a-z]{14}$/);
  });

  it('tells texts apart that differ in little', () => {
    const names = new Set(Array.from({ length: 50_000 }, (_, index) => hashText(`passage ${index}`)));
    expect(names.size).toBe(50_000);
  });

  it('tells a text from itself with one character more', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 1 }), (text, more) => {
        expect(hashText(text + more)).not.toBe(hashText(text));
      }),
    );
  });
});
