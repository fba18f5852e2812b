import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertHtml } from './convert-html.ts';

const body = (html: string) => convertHtml(`<!doctype html><html><body>${html}</body></html>`).markdown;

describe('convertHtml', () => {
  it('takes the main content and leaves the site around it', () => {
    const { markdown, title, language } = convertHtml(
      `<html lang="en"><head><title>Fees | Bank</title></head><body><header>Logo</header><nav>Menu</nav>
       <main><h1>Our fees</h1><p>A <b>transfer</b> costs <em>$25</em>.</p><aside>Also</aside></main><footer>Legal</footer></body></html>`,
    );
    expect(markdown).toBe('# Our fees\n\nA **transfer** costs *$25*.');
    expect(title).toBe('Our fees');
    expect(language).toBe('en');
  });

  it('names a page without a heading by its title, without the name of the site', () => {
    expect(convertHtml('<title>Fees | Bank</title><p>x</p>').title).toBe('Fees');
  });

  it.each([
    '<p hidden>secret</p>',
    '<p aria-hidden="true">secret</p>',
    '<p style="display: none">secret</p>',
    '<p style="color:red;font-size:0">secret</p>',
    '<p style="visibility:hidden"><b>secret</b></p>',
    '<span class="sr-only">secret</span>',
    '<script>secret</script>',
    '<style>secret</style>',
    '<template><p>secret</p></template>',
    '<noscript>secret</noscript>',
    '<!-- secret -->',
    '<form><p>secret</p></form>',
    '<svg><text>secret</text></svg>',
    '<div><div hidden><p>secret</p></div></div>',
    '<p>x<span style="opacity:0">secret</span></p>',
  ])('drops what nobody sees: %s', (html) => {
    expect(body(`<p>before</p>${html}<p>after</p>`)).not.toContain('secret');
    expect(body(`<p>before</p>${html}<p>after</p>`)).toContain('after');
  });

  it('keeps lists, nested lists and numbers', () => {
    expect(body('<ol><li>One<ul><li>a</li><li>b</li></ul></li><li><p>Two</p></li></ol>')).toBe(
      '1. One\n\n   - a\n   - b\n2. Two',
    );
  });

  it('makes Markdown of tables, and repeats cells that span', () => {
    expect(
      body(
        `<table><thead><tr><th>Day</th><th colspan="2">Hours</th></tr></thead>
         <tbody><tr><td rowspan="2">Week</td><td>9|10</td><td>17</td></tr><tr><td>11</td><td>12</td></tr></tbody></table>`,
      ),
    ).toBe('| Day | Hours | Hours |\n|---|---|---|\n| Week | 9\\|10 | 17 |\n| Week | 11 | 12 |');
  });

  it('keeps only links that go somewhere by themselves', () => {
    expect(
      body('<p><a href="https://bank.example/f">form</a> <a href="javascript:alert(1)">x</a> <a href="/y">y</a></p>'),
    ).toBe('[form](https://bank.example/f) x y');
  });

  it('survives pages that are as deep as one likes', () => {
    const deep = '<div>'.repeat(20_000);
    expect(body(`<p>top</p>${deep}<p>bottom</p>`)).toContain('top');
    expect(body(`${'<ul><li>'.repeat(5_000)}x`)).toBe('');
    expect(body(`<table><tr>${'<td><table><tr>'.repeat(3_000)}`)).toBe('');
  });

  it('survives enormous spans', () => {
    expect(body('<table><tr><td colspan="999999999" rowspan="999999999">x</td></tr></table>').length).toBeLessThan(500);
  });

  it('reads any soup of tags', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<li>',
      '<ul>',
      '<main>',
      '<b>',
      '</b>',
      'text',
      '<h1>',
      '<a href="x">',
      '<!--',
      '-->',
      '&amp;',
      '<',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof convertHtml(pieces.join('')).markdown).toBe('string');
      }),
    );
  });
});
