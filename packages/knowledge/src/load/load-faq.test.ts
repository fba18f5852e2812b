import { describe, expect, it } from 'vitest';
import { loadFaq } from './load-faq.ts';

const load = (text: string) => loadFaq(new TextEncoder().encode(text));

describe('loadFaq', () => {
  it('reads pairs with quotation marks, line breaks and categories', () => {
    expect(
      load('category,Question,Answer\r\ncards,"What does ""OUR"" mean?","All charges,\nby the sender."\r\n').sections,
    ).toEqual([{ text: '**What does "OUR" mean?**\n\nAll charges,\nby the sender.', row: 1, headings: ['cards'] }]);
  });

  it('finds the columns of Chinese headers, and tabs', () => {
    expect(load('问题\t答案\n要多久？\t1 分钟。').sections).toEqual([{ text: '**要多久？**\n\n1 分钟。', row: 1 }]);
  });

  it('leaves out a row without an answer and tells which', () => {
    const { sections, warnings } = load('question,answer\na?,b\nc?,\n,d\n');
    expect(sections).toHaveLength(1);
    expect(warnings?.join('\n')).toMatch(/no answer in row 2[\s\S]*no question in row 3/);
  });

  it('makes a table of any other columns', () => {
    expect(load('Branch,Phone\nQuay | Street,1').sections[0]?.text).toBe(
      '| Branch | Phone |\n|---|---|\n| Quay \\| Street | 1 |',
    );
  });

  it.each([
    ['question,answer\n"a?,b\nc?,d', /quotation mark/],
    ['question,answer\n', /no rows/],
    ['question,answer\n,\n,x', /no row with both/],
  ])('refuses %j', (text, reason) => {
    expect(() => load(text)).toThrow(reason);
  });
});
