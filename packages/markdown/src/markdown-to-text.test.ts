import { describe, expect, it } from 'vitest';
import { markdownToText } from './markdown-to-text.ts';

describe('markdownToText', () => {
  it.each([
    ['# A *b*\n\nc **d** `e`', 'A b\nc d e'],
    ['a\nb', 'a\nb'],
    ['[text](https://a.test) ![a cat](https://a.test/i.png)', 'text a cat'],
    ['Ten dollars[1], or less [2].', 'Ten dollars, or less .'],
    ['- a\n- b\n  1. c', 'a\nb\nc'],
    ['| a | b |\n| - | - |\n| c | d |', 'a, b\nc, d'],
    ['```js\nlet a\n```', 'let a'],
    ['> [a]\n\n[a]: /b', 'a'],
    ['<b>a</b> &amp; \\*', '<b>a</b> & *'],
    ['- [x] done', 'done'],
    ['', ''],
  ])('%j reads %j', (markdown, text) => {
    expect(markdownToText(markdown)).toBe(text);
  });
});
