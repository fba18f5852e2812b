import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline } from '../test/read-outline.ts';
import { readReference } from '../test/reference.ts';
import { specExamples } from '../test/spec-examples.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderMarkdownStream } from './render-markdown-stream.ts';

const options = { breaks: false, headingOffset: 0, labels: { image: (alt: string) => alt } };

function readWhole(markdown: string): string {
  const root = document.createElement('div');
  renderMarkdown(markdown, root, options);
  return readOutline(root);
}

function readByCharacter(markdown: string): string {
  const root = document.createElement('div');
  const stream = renderMarkdownStream(root, options);
  for (const character of markdown) stream.write(character);
  stream.end();
  return readOutline(root);
}

/** Examples of the specification that we show otherwise; the README says why. */
const differences: readonly number[] = [
  // A name that our table of character references does not have.
  25,
  // Addresses of other schemes than http, https, mailto and tel.
  596, 598, 599, 601,
  // The reference finds no address behind a backslash.
  606,
];

describe('CommonMark', () => {
  it('has 652 examples', () => {
    expect(specExamples).toHaveLength(652);
  });

  it('gives each example the structure of the reference', () => {
    const wrong = specExamples.filter(({ markdown }) => readWhole(markdown) !== readReference(markdown));
    expect(wrong.map(({ number }) => number)).toEqual(differences);
  });

  it('gives each example the same structure character by character', () => {
    const wrong = specExamples.filter(({ markdown }) => readByCharacter(markdown) !== readWhole(markdown));
    expect(wrong.map(({ number }) => number)).toEqual([]);
  });
});

describe('GitHub Flavored Markdown', () => {
  it.each([
    '| foo | bar |\n| --- | --- |\n| baz | bim |',
    '| abc | defghi |\n:-: | -----------:\nbar | baz',
    '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
    '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
    '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
    '| abc | def |\n| --- |\n| bar |',
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
    '| abc | def |\n| --- | --- |',
    'text\n| a | b |\n| - | - |\n| c | d |',
    '- | a | b |\n  | - | - |\n  | c | d |',
    '| a |  |\n| - | - |\n|  | d |',
    '- [ ] foo\n- [x] bar',
    '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim',
    '1. [X] a\n\n2. [ ] b',
    '- [ ]\n- [x]a\n- a [x] b',
    '~~Hi~~ Hello, ~there~ world!',
    'This ~~has a\n\nnew paragraph~~.',
    'This will ~~~not~~~ strike.',
    '*a ~~b* c~~ d',
    'www.commonmark.org',
    'Visit www.commonmark.org/help for more information.',
    'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.',
    'www.google.com/search?q=Markup+(business)\n\nwww.google.com/search?q=Markup+(business)))',
    '(www.google.com/search?q=Markup+(business))',
    'www.google.com/search?q=(business))+ok',
    'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;',
    'www.commonmark.org/he<lp',
    'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))',
    'foo@bar.baz',
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
    '[a www.b.test](c) **www.b.test**',
  ])('%j has the structure of the reference', (markdown) => {
    expect(readWhole(markdown)).toBe(readReference(markdown));
  });
});

describe('random documents', () => {
  // Only what we and the reference mean to show alike; `README.md` lists the rest.
  const words = [
    'a',
    'foo',
    'b c',
    '*d*',
    '**e**',
    '_f_',
    '`g`',
    '~~h~~',
    '[i](/j)',
    '![k](/l)',
    '[m]',
    '<http://n.test>',
    '&amp;',
    '\\*',
    '1',
    '.',
  ];
  const line = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
  const block = fc.oneof(
    line,
    line.map((text) => `# ${text}`),
    line.map((text) => `- ${text}\n- x`),
    line.map((text) => `1. ${text}\n   - y\n2. z`),
    line.map((text) => `> ${text}\n> w`),
    line.map((text) => `\`\`\`js\n${text}\n\`\`\``),
    line.map((text) => `    ${text}`),
    line.map((text) => `| ${text} | v |\n| - | :-: |\n| u | ${text} |`),
    line.map((text) => `${text}\n---`),
    fc.constantFrom('***', '[m]: /late "title"', '- [ ] t'),
  );
  // Behind a definition the reference drops the blank lines inside indented code; the specification keeps them.
  const isMisread = (markdown: string) => /^\[m\]: [\s\S]*^ {4}.*\n\n {4}/m.test(markdown);
  const documents = fc
    .array(block, { minLength: 1, maxLength: 6 })
    .map((blocks) => blocks.join('\n\n'))
    .filter((markdown) => !isMisread(markdown));

  it('have the structure of the reference', () => {
    fc.assert(
      fc.property(documents, (markdown) => {
        expect(readWhole(markdown)).toBe(readReference(markdown));
      }),
      { numRuns: 300 },
    );
  });
});
