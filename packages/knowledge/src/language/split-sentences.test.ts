import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './split-sentences.ts';

describe('splitSentences', () => {
  it('cuts after each sentence and not inside numbers or after abbreviations', () => {
    expect(splitSentences('It costs 1.5% a day. Ask Dr. Lee, e.g. by phone! Why? Because.')).toEqual([
      'It costs 1.5% a day.',
      'Ask Dr. Lee, e.g. by phone!',
      'Why?',
      'Because.',
    ]);
  });

  it('cuts Chinese, with closing quotation marks kept at their sentence', () => {
    expect(splitSentences('挂失即时生效。卡片停用！“真的吗？”是的')).toEqual([
      '挂失即时生效。',
      '卡片停用！',
      '“真的吗？”',
      '是的',
    ]);
  });

  it('loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '.', '。', ' ', '\n', '?', '”', '1') }), (text) => {
        expect(splitSentences(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
