import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, quoteMarkdown } from './quote-markdown.ts';

describe('quoteMarkdown', () => {
  it('quotes every line, however lines end', () => {
    expect(quoteMarkdown('one\n\ntwo\r\nthree\rfour')).toBe('> one\n>\n> two\n> three\n> four');
  });

  it.each([
    ['raw HTML', '</blockquote><script>', '> &lt;/blockquote>&lt;script>'],
    ['comments', '<!-- open', '> &lt;!-- open'],
    ['comparisons', '1 < 2 and a<3', '> 1 < 2 and a<3'],
    ['escapes', '\\<b> \\\\<b>', '> &lt;b> \\\\&lt;b>'],
    ['addresses before tags', 'www.a.b/<b> www.a.b/\\<b>', '> www.a.b/&lt;b> www.a.b/&lt;b>'],
    ['code', 'use `<div>` and ``a ` <b>``', '> use `<div>` and ``a ` <b>``'],
    ['code beside HTML', '`<a>` <b> `<c>`', '> `<a>` &lt;b> `<c>`'],
    ['escaped backticks', '\\`<b>\\`', '> \\`&lt;b>\\`'],
    ['code that another line may end', 'a ` b\n` <b> ` <c>', '> a ` b\n> ` &lt;b> ` &lt;c>'],
    ['code that a table may cut', '| `a | <b>` |', '> | `a | &lt;b>` |'],
    ['fenced code', '```html\n<div>\n[a]: b\n```\n<b>', '> ```html\n> <div>\n> [a]: b\n> ```\n> &lt;b>'],
    ['a fence that stays open', '~~~\n<b>', '> ~~~\n> <b>'],
    [
      'a fence that a shorter one does not close',
      '````\n```\n<b>\n````\n<b>',
      '> ````\n> ```\n> <b>\n> ````\n> &lt;b>',
    ],
    ['a fence of a list, which a later line ends', '- a\n  ```\n<b>', '> - a\n>   ```\n> &lt;b>'],
    ['an indented fence, which the next line ends', '  ```\n```\n<b>', '>   ```\n> ```\n> &lt;b>'],
    [
      'a fence after one that was nested',
      '- a\n  ```\n  b\n  ```\n```\n<b>\n```',
      '> - a\n>   ```\n>   b\n>   ```\n> ```\n> <b>\n> ```',
    ],
    ['a fence after one of an item that is none', '2. ```\n   ```\n```\n<b>', '> 2. ```\n>    ```\n> ```\n> &lt;b>'],
    ['a fence whose end is indented by a tab', '```\n\t```\n<b>\n```\n<b>', '> ```\n>     ```\n> <b>\n> ```\n> &lt;b>'],
    ['backticks that belong to addresses', '[a](`) ` ` <b> [c](`)', '> [a](`) ` ` &lt;b> [c](`)'],
    ['backticks that begin no fence', '``` a`b\n<b>', '> ``` a`b\n> &lt;b>'],
    ['definitions of links', '[1]: http://evil', '> \\[1]: http://evil'],
    ['definitions of footnotes, in lists and quotes', '- > 1. [^1]: evil', '> - > 1. \\[^1]: evil'],
    ['labels that end on another line', '[a\nb]: http://evil', '> \\[a\n> b]: http://evil'],
    ['labels with escapes', '[a\\]b]: http://evil', '> \\[a\\]b]: http://evil'],
    ['links, citations and tasks', '[a](b)\n[1] says\n- [ ] do', '> [a](b)\n> [1] says\n> - [ ] do'],
  ])('lets %s reach nothing outside of the quote', (_name, text, quoted) => {
    expect(quoteMarkdown(text)).toBe(quoted);
  });

  it('begins every line with the mark of a quote, and leaves no tag outside of code, whatever the text', () => {
    const pieces = fc.constantFrom(
      '<b>',
      '</b>',
      '`',
      '``',
      '```',
      '\n',
      '\n\n',
      '\\',
      '[a',
      ']: ',
      ' ',
      'x',
      '|',
      '- ',
      '~~~',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const lines = quoteMarkdown(parts.join('')).split('\n');
        for (const line of lines) expect(line).toMatch(/^>($| )/);
        const hasCode = parts.some((part) => part.includes('`') || part === '~~~');
        if (!hasCode) expect(lines.join('\n').replace(/\\[\s\S]/g, '')).not.toMatch(/<\/?b/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes a time that grows with the length of hostile text', () => {
    for (const piece of ['`', '[', '\\', '> ', '``` ', '` `` ``` ', '[a\\]', '- [', '<']) {
      expect(quoteMarkdown(piece.repeat(100_000))).not.toBe('');
    }
  });
});

describe('escapeMarkdown', () => {
  it('leaves one line of nothing but text', () => {
    expect(escapeMarkdown(' # [a](b)\n<b> `c` | *d* &amp; ')).toBe(
      '\\# \\[a\\]\\(b\\) &lt;b\\> \\`c\\` \\| \\*d\\* \\&amp;',
    );
  });
});
