import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { mixedAnswer } from '../test/mixed-answer.ts';
import type { MarkdownOptions } from './markdown-options.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderMarkdownStream } from './render-markdown-stream.ts';

const showHalf = (markdown: string, options?: MarkdownOptions): string => {
  const root = document.createElement('div');
  const stream = renderMarkdownStream(root, options);
  for (const character of markdown) stream.write(character);
  return root.innerHTML;
};

const showWhole = (markdown: string): string => {
  const root = document.createElement('div');
  renderMarkdown(markdown, root);
  return root.innerHTML;
};

describe('what is open', () => {
  it.each([
    ['**bo', '<p><strong>bo</strong></p>'],
    ['**bold*', '<p><strong>bold</strong></p>'],
    ['a *b **c', '<p>a <em>b <strong>c</strong></em></p>'],
    ['`co', '<p><code>co</code></p>'],
    ['~~go', '<p><del>go</del></p>'],
    ['see [Par', '<p>see <a>Par</a></p>'],
    ['see [Par](https://a.te', '<p>see <a>Par</a></p>'],
    ['see [**Par', '<p>see <a><strong>Par</strong></a></p>'],
    ['see ![alt](https://a', '<p>see </p>'],
    ['see <https://a.te', '<p>see </p>'],
    ['a &am', '<p>a </p>'],
    ['# Ti', '<h3>Ti</h3>'],
    ['# Ti ##', '<h3>Ti</h3>'],
    ['- a\n- ', '<ul><li>a</li></ul>'],
    ['- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['a\n-', '<p>a</p>'],
    ['[a]: https://a.te', ''],
    ['| a | b', ''],
    ['> a\n> b', '<blockquote><p>a<br>b</p></blockquote>'],
  ])('%j looks finished', (markdown, html) => {
    expect(showHalf(markdown)).toBe(html);
  });

  it('shows half a fence as code', () => {
    expect(showHalf('```js\nlet a')).toContain('<code class="language-js">let a</code>');
  });

  it('holds back what may close a fence', () => {
    expect(showHalf('```\na\n``')).toContain('<code>a</code>');
  });

  it('shows half a table as a table', () => {
    expect(showHalf('| a | b |\n|---|---|\n| 1 | **2')).toContain('<tr><td>1</td><td><strong>2</strong></td></tr>');
  });
});

describe('what means nothing', () => {
  it.each(['`'.repeat(500), '['.repeat(500), '<b onclick=x>', '*'.repeat(2), '![', '&nope;', '|||\n|-|'])(
    '%j stays visible',
    (markdown) => {
      const root = document.createElement('div');
      renderMarkdown(markdown, root, { breaks: false });
      expect(root.textContent).toBe(markdown);
    },
  );
});

describe('cuts', () => {
  const fragments = [
    ...[
      'a',
      'b ',
      '*',
      '**',
      '_',
      '`',
      '``',
      '[',
      ']',
      '(',
      ')',
      '![',
      '[a]',
      '[a]: /u\n',
      '[a](b)',
      ' ',
      '  ',
      '\n',
      '\n\n',
    ],
    ...[
      '\t',
      '    ',
      '# ',
      '- ',
      '1. ',
      '> ',
      '```',
      '~~~',
      '---',
      '===',
      '~~',
      '|',
      '| a | b |\n| - | - |\n',
      '\\',
      '&amp;',
      '<',
    ],
    ...[
      'http://a.test/b',
      'www.a.test',
      'x@y.test',
      '!',
      '- [ ] ',
      ':',
      '\n- ',
      '\n> ',
      '重点',
      '，',
      '“',
      '😀',
      '\r\n',
      '\r',
      '[1]',
    ],
  ];
  const documents = fc.array(fc.constantFrom(...fragments), { maxLength: 24 }).map((parts) => parts.join(''));

  it('never change what is shown in the end', () => {
    fc.assert(
      fc.property(documents, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (markdown, sizes) => {
        const root = document.createElement('div');
        const stream = renderMarkdownStream(root);
        for (let at = 0, turn = 0; at < markdown.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          stream.write(markdown.slice(at, at + size));
          at += size;
        }
        stream.end();
        const whole = document.createElement('div');
        renderMarkdown(markdown, whole);
        expect(root.isEqualNode(whole) || root.innerHTML).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each([1, 2, 3, 7, 64])('of %i characters show a long answer as one piece does, node for node', (size) => {
    const root = document.createElement('div');
    const stream = renderMarkdownStream(root);
    for (let at = 0; at < mixedAnswer.length; at += size) stream.write(mixedAnswer.slice(at, at + size));
    stream.end();
    const whole = document.createElement('div');
    renderMarkdown(mixedAnswer, whole);
    expect(root.innerHTML).toBe(whole.innerHTML);
    expect(root.isEqualNode(whole)).toBe(true);
  });
});

describe('nodes', () => {
  it('on the page are never replaced by equal ones', () => {
    const root = document.createElement('div');
    const observer = new MutationObserver(() => {});
    observer.observe(root, { childList: true, subtree: true });
    const stream = renderMarkdownStream(root);
    const replaced: string[] = [];
    for (const character of mixedAnswer) {
      stream.write(character);
      const records = observer.takeRecords();
      const added = records.flatMap((record) => [...record.addedNodes]);
      for (const { removedNodes } of records) {
        for (const node of removedNodes) {
          const isMoved = root.contains(node);
          if (!isMoved && added.some((other) => other !== node && other.isEqualNode(node)))
            replaced.push(node.textContent ?? '');
        }
      }
    }
    stream.end();
    expect(replaced).toEqual([]);
  });

  it('stay when a definition arrives late, but for the link itself', () => {
    const root = document.createElement('div');
    const stream = renderMarkdownStream(root);
    stream.write('**a** see [docs] and `b`\n\n');
    const [strong, code] = [root.querySelector('strong'), root.querySelector('code')];
    stream.write('[docs]: https://a.test\n\nc');
    expect(root.innerHTML).toContain(
      'see <a href="https://a.test" rel="noopener noreferrer" target="_blank">docs</a> and <code>b</code>',
    );
    expect([root.querySelector('strong'), root.querySelector('code')]).toEqual([strong, code]);
  });
});

describe('options', () => {
  it('show single newlines as white space', () => {
    expect(showHalf('a\nb', { breaks: false })).toBe('<p>a\nb</p>');
  });

  it('lower headings, to the last level at most', () => {
    expect(showHalf('# a\n## b\n', { headingOffset: 5 })).toBe('<h6>a</h6><h6>b</h6>');
  });

  it('hand citations to a hook, and links not', () => {
    const renderCitation = (number: number) => {
      const mark = document.createElement('sup');
      mark.textContent = String(number);
      return mark;
    };
    expect(showHalf('a[1] [2](/b) [3', { renderCitation })).toBe(
      '<p>a<sup>1</sup> <a href="/b" rel="noopener noreferrer" target="_blank">2</a> </p>',
    );
  });

  it('leave citations as text without a hook', () => {
    expect(showWhole('a[1]')).toBe('<p>a[1]</p>');
  });

  it('hand each code block to its decorator once, with the text as it stands', () => {
    const root = document.createElement('div');
    const decorateCodeBlock = vi.fn<NonNullable<MarkdownOptions['decorateCodeBlock']>>();
    const stream = renderMarkdownStream(root, { decorateCodeBlock });
    for (const character of '```ts\nlet a\n```\n') stream.write(character);
    stream.end();
    const [pre, block] = decorateCodeBlock.mock.calls[0] ?? [];
    expect(decorateCodeBlock).toHaveBeenCalledTimes(1);
    expect([pre?.localName, block?.language, block?.text()]).toEqual(['pre', 'ts', 'let a\n']);
  });

  it('survive hooks that throw', () => {
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    addEventListener('error', reported);
    const fail = () => {
      throw new Error('hook');
    };
    expect(showHalf('a[1] b\n\n```\nc', { renderCitation: fail, decorateCodeBlock: fail })).toContain(
      '<p>a[1] b</p><pre',
    );
    removeEventListener('error', reported);
    expect(reported).toHaveBeenCalled();
  });

  it('take every word of its own from the labels', () => {
    expect(showWhole('- [x] a')).toContain('aria-label="Done"');
    expect(showHalf('- [x] a', { labels: { taskDone: '已完成' } })).toContain('aria-label="已完成"');
  });
});

describe('a table', () => {
  it('has header cells, and a named region that the keyboard reaches', () => {
    expect(showWhole('| a |\n| :-: |\n| b |')).toBe(
      '<div class="markdown-table" role="group" tabindex="0" aria-label="Table"><table>' +
        '<thead><tr><th scope="col" align="center">a</th></tr></thead>' +
        '<tbody><tr><td align="center">b</td></tr></tbody></table></div>',
    );
  });
});

describe('Chinese', () => {
  it.each([
    ['**“重点”**后', '<p><strong>“重点”</strong>后</p>'],
    ['这是**重点。**后', '<p>这是<strong>重点。</strong>后</p>'],
    [
      '请看https://a.test/b，谢谢',
      '<p>请看<a href="https://a.test/b" rel="noopener noreferrer" target="_blank">https://a.test/b</a>，谢谢</p>',
    ],
    [
      '请看https://a.test谢谢',
      '<p>请看<a href="https://a.test" rel="noopener noreferrer" target="_blank">https://a.test</a>谢谢</p>',
    ],
  ])('%s needs no spaces around marks', (markdown, html) => {
    expect(showWhole(markdown)).toBe(html);
  });
});

describe('destroy', () => {
  it('takes its own nodes away, and no others', () => {
    const root = document.createElement('div');
    root.append('before');
    const stream = renderMarkdownStream(root);
    stream.write('a\n===\n\n| a |\n| - |\n\nb');
    root.append(' after');
    stream.destroy();
    stream.write('c');
    expect(root.innerHTML).toBe('before after');
  });

  it('works in a shadow root and in a fragment', () => {
    const shadow = document.createElement('div').attachShadow({ mode: 'open' });
    const fragment = document.createDocumentFragment();
    renderMarkdown('*a*', shadow);
    renderMarkdown('*a*', fragment);
    expect([shadow.innerHTML, fragment.firstElementChild?.outerHTML]).toEqual([
      '<p><em>a</em></p>',
      '<p><em>a</em></p>',
    ]);
  });
});
