import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBlocks } from './read-blocks.ts';

describe('readBlocks', () => {
  it('tells headings, paragraphs, lists, tables and code apart', () => {
    const text = [
      '# Title',
      'First line',
      'second line',
      '',
      '| a | b |',
      '|---|:-:|',
      '| 1 | 2 |',
      '- one',
      '  more of one',
      '- two',
      '',
      '- three',
      '```js',
      '# no heading',
      '```',
      'Old heading',
      '---',
      'end',
    ].join('\n');
    expect(readBlocks(text)).toEqual([
      { type: 'heading', level: 1, text: 'Title' },
      { type: 'paragraph', text: 'First line\nsecond line' },
      { type: 'table', header: '| a | b |\n|---|:-:|', rows: ['| 1 | 2 |'] },
      { type: 'list', items: ['- one\n  more of one', '- two', '- three'] },
      { type: 'code', text: '```js\n# no heading\n```' },
      { type: 'heading', level: 2, text: 'Old heading' },
      { type: 'paragraph', text: 'end' },
    ]);
  });

  it('closes code that the text does not close', () => {
    expect(readBlocks('```\nrest')).toEqual([{ type: 'code', text: '```\nrest\n```' }]);
  });

  it('loses no letter of any text', () => {
    const piece = fc.constantFrom(
      'a',
      '# ',
      '- ',
      '1. ',
      '| x | y |\n|---|---|\n',
      '```',
      '\n',
      '\n\n',
      '  ',
      'word ',
      '---',
      '===',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const kept = readBlocks(text)
          .map((block) => {
            if (block.type === 'table') return [block.header, ...block.rows].join('');
            return block.type === 'list' ? block.items.join('') : block.text;
          })
          .join('');
        const letters = (value: string) => value.match(/[a-z]/g)?.length ?? 0;
        expect(letters(kept)).toBe(letters(text));
      }),
    );
  });
});
