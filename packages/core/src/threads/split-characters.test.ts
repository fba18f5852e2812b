import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCharacters } from './split-characters.ts';

describe('splitCharacters', () => {
  it('keeps together what a reader sees as one', () => {
    expect(splitCharacters('e\u0301👨‍👩‍👧ｶﾞ国').map(({ segment }) => segment)).toEqual(['e\u0301', '👨‍👩‍👧', 'ｶﾞ', '国']);
  });

  it('gives every unit once, where it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const characters = splitCharacters(text);
        expect(characters.map(({ segment }) => segment).join('')).toBe(text);
        for (const { segment, index } of characters) expect(text.startsWith(segment, index)).toBe(true);
      }),
    );
  });
});
