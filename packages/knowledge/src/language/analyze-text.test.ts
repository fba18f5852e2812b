import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from './analyze-text.ts';

const analyze = createAnalyzer();

describe('createAnalyzer', () => {
  it('cuts runs of mixed scripts', () => {
    const { words } = analyze('2008年北京');
    expect(words).toContain('2008');
    expect(words).toContain('北京');
  });

  it('gives the pairs of scripts that write no spaces', () => {
    expect(analyze('挂失卡').pairs).toEqual(['挂失', '失卡']);
    expect(analyze('abc').pairs).toEqual([]);
  });

  it('compares without case, accents, possessives and full-width forms', () => {
    expect(analyze("Café Bank's ＰＩＮ").words).toEqual(analyze('cafe bank pin').words);
  });

  it('keeps numbers whole and drops the separators of thousands', () => {
    expect(analyze('$1,500 at 1.5%').words).toEqual(['1500', 'at', '1.5']);
  });

  it('puts an empty word between sentences, and gives one surface for each word', () => {
    const { words, surfaces } = analyze('One two. Three');
    expect(words).toEqual(['on', 'two', '', 'three'].map((word) => (word === 'on' ? 'on' : word)));
    expect(surfaces).toEqual(['one', 'two', '', 'three']);
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { words, surfaces } = analyze(text);
        expect(words.length).toBe(surfaces.length);
      }),
    );
  });
});
