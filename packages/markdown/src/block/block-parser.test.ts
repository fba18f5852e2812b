import { describe, expect, it } from 'vitest';
import { readInlineText } from '../inline/inline-node.ts';
import { createBlockParser } from './block-parser.ts';
import type { BlockView } from './block-view.ts';

/** Counts what a document makes its view do: blocks opened, nodes and characters shown. */
function countWork(markdown: string, size: number): number {
  let work = 0;
  const view: BlockView = {
    open() {
      work++;
      return view;
    },
    setContent(_, nodes) {
      work += nodes.length + readInlineText(nodes).length;
    },
    appendText(text) {
      work += text.length;
    },
    loosen: () => work++,
    becomeHeading: () => work++,
    remove: () => work++,
  };
  const parser = createBlockParser(view, { breaks: true, citations: true });
  for (let at = 0; at < markdown.length; at += size) parser.write(markdown.slice(at, at + size));
  parser.end();
  return work;
}

const sentence = 'Words with **bold**, `code` and [a link](https://a.test/b) in them. ';
const shapes: Readonly<Record<string, (length: number) => string>> = {
  'one paragraph': (length) => sentence.repeat(length / sentence.length),
  'a paragraph whose first mark never closes': (length) => `*${sentence.repeat(length / sentence.length)}`,
  'one word': (length) => 'a'.repeat(length),
  'a paragraph without spaces': (length) => '这是一个很长的段落，没有空格。'.repeat(length / 15),
  'a list': (length) => `- ${sentence}\n`.repeat(length / sentence.length),
  'a loose list': (length) => `- ${sentence}\n\n`.repeat(length / sentence.length),
  'a table': (length) => `| a | b |\n| - | - |\n${'| c | **d** |\n'.repeat(length / 14)}`,
  'a row': (length) => `| a | b |\n| - | - |\n|${' c |'.repeat(length / 4)}`,
  'a wide table of short rows': (length) => `${'|a'.repeat(120)}|\n${'|-'.repeat(120)}|\n${'b\n'.repeat(length / 2)}`,
  'a code block': (length) => `\`\`\`\n${'let a = 1;\n'.repeat(length / 11)}`,
  quotes: (length) => `> ${sentence}\n`.repeat(length / sentence.length),
  'nested quotes': (length) => `${'>'.repeat(length)} a`,
  'nested lists': (length) => `${'- '.repeat(length / 2)}a`,
  'open brackets': (length) => '['.repeat(length),
  'open emphasis': (length) => '*a '.repeat(length / 3),
  'nested emphasis': (length) => '**a '.repeat(length / 8) + 'a** '.repeat(length / 8),
  'half links': (length) => '[a]('.repeat(length / 4),
  'half images': (length) => '!['.repeat(length / 2),
  backticks: (length) => '`a ``'.repeat(length / 5),
  definitions: (length) =>
    Array.from({ length: length / 12 }, (_, index) => `[a${index}]: /b\n`)
      .join('')
      .concat('a'),
  'one text that waits for many definitions': (length) => {
    const labels = Array.from({ length: length / 20 }, (_, index) => `[a${index}]`);
    return `${labels.join(' ')}\n\n${labels.map((label) => `${label}: /b\n\n`).join('')}`;
  },
};

describe('the work for a text', () => {
  it.each(Object.entries(shapes))('grows no faster than %s', (_, build) => {
    const [short, long] = [countWork(build(8000), 4), countWork(build(32000), 4)];
    expect(long / short).toBeLessThan(6);
  });

  it.each(Object.entries(shapes))('stays within a fixed number of steps a character for %s', (_, build) => {
    const markdown = build(16000);
    expect(countWork(markdown, 4) / markdown.length).toBeLessThan(150);
  });
});
