import type { SpeechChunk } from '@parley/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSegmenter, type SegmenterOptions } from './create-segmenter.ts';
import { hardCases } from './hard-cases.fixture.ts';

const segment = (pieces: readonly string[], options: SegmenterOptions = { firstChunk: 'sentence' }) => {
  const segmenter = createSegmenter(options);
  return [...pieces.flatMap((piece) => segmenter.write(piece)), ...segmenter.end()];
};
const readTexts = (chunks: readonly SpeechChunk[]) => chunks.map((chunk) => chunk.text);

const cut = (text: string, sizes: readonly number[]) => {
  const pieces: string[] = [];
  for (let at = 0, index = 0; at < text.length; index += 1) {
    const size = sizes.length === 0 ? text.length : (sizes[index % sizes.length] ?? 1);
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
};

const fragments = [
  ...'Dr. |U.S. |e.g. |Acme Inc. |No. |3.75|1. |\n- |\n2. |a.example|https://x.example/a.b?c=1|`a. b`|**|~~|"|“|”|（|）|[1]|[^2]|[[nod]]|[a](b.c)|【1】|😀|👨‍👩‍👧|\n```\nx. y\n```\n|\n|# |<br>|<think>|</think>|&amp;|| a | b ||...|……|。|！|？|. |? |, |，|：|好的|余额|We |are |Then |\\|'
    .split('|')
    .filter((entry) => entry !== ''),
  '| a. | b |\n|---|---|\n',
  "'",
  '\n\n',
  '_',
  '*',
  '<',
  '[',
  ']',
  '(',
  ')',
  '!',
  'h',
  'w',
  ' ',
];
const markdown = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(''));

describe('createSegmenter', () => {
  it.each(hardCases)('splits %j into its sentences', (text, sentences) => {
    expect(readTexts(segment([...text]))).toEqual(sentences);
  });

  it.each(['sentence', 'clause'] as const)(
    'makes the same chunks however the stream is cut (first chunk: %s)',
    (firstChunk) => {
      fc.assert(
        fc.property(
          markdown,
          fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 }),
          (text, sizes) => {
            const whole = segment([text], { firstChunk });
            expect(segment(cut(text, sizes), { firstChunk })).toEqual(whole);
            expect(segment(cut(text, [1]), { firstChunk })).toEqual(whole);
          },
        ),
        { numRuns: 1000 },
      );
    },
  );

  it('does not care about surrogate pairs that are cut in two', () => {
    const text = 'Done! 😀 Next 👨‍👩‍👧 one. 𠮷野家。';
    expect(segment(cut(text, [1]))).toEqual(segment([text]));
  });

  it('gives growing source ranges that hold the letters of the chunk, for chunks and words', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        let end = 0;
        for (const chunk of segment([text], {})) {
          expect(chunk.source[0]).toBeGreaterThanOrEqual(end);
          let wordEnd = chunk.source[0];
          for (const word of chunk.words) {
            expect(word.source[0]).toBeGreaterThanOrEqual(wordEnd);
            expect(chunk.text.slice(word.at, word.at + word.text.length)).toBe(word.text);
            wordEnd = word.source[1];
          }
          expect(wordEnd).toBeLessThanOrEqual(chunk.source[1]);
          end = chunk.source[1];
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every letter of plain text, in order', () => {
    const word = fc.constantFrom(
      'We',
      'open',
      'at',
      'nine',
      '好的',
      '余额',
      '3.75',
      '.',
      '!',
      '。',
      ',',
      '，',
      ' ',
      ' ',
      ' ',
      'U.S.',
    );
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        expect(letters(readTexts(segment([text], {})).join(''))).toBe(letters(text));
      }),
    );
  });

  it('points into the Markdown, past marks and citations', () => {
    const text = 'It costs **$25** [1]. See [fees](/f).';
    const chunks = segment([text]);
    expect(chunks.map((chunk) => text.slice(...chunk.source))).toEqual(['It costs **$25** [1].', 'See [fees](/f).']);
    expect(chunks[0]?.words.map((word) => text.slice(...word.source))).toEqual(['It', 'costs', '$25** [1].']);
  });

  it('lets the first chunk be a clause, so that the voice begins early', () => {
    expect(readTexts(segment([...'您的申请已收到，请稍等，谢谢。好的，再见。'], {}))).toEqual([
      '您的申请已收到，',
      '请稍等，谢谢。',
      '好的，再见。',
    ]);
    expect(readTexts(segment([...'Good morning, Ms. Lee, welcome. Yes, sit.'], {}))).toEqual([
      'Good morning,',
      'Ms. Lee, welcome.',
      'Yes, sit.',
    ]);
  });

  it('hands a sentence out as soon as the word behind it is known', () => {
    const segmenter = createSegmenter({ firstChunk: 'sentence' });
    expect(segmenter.write('It costs five. ')).toEqual([]);
    expect(readTexts(segmenter.write('Any '))).toEqual(['It costs five.']);
  });

  it('splits an endless sentence at a comma', () => {
    const chunks = segment([`${'word '.repeat(30)}here, ${'word '.repeat(5)}end.`]);
    expect(chunks.map((chunk) => chunk.boundary)).toEqual(['clause', 'end']);
  });

  it('turns cues and emoji into cues of their chunk and speaks neither', () => {
    const [first, second] = segment(['[[nod]] Yes. Great 😀!']);
    expect(first).toMatchObject({ text: 'Yes.', cues: [{ type: 'gesture', name: 'nod', at: 0 }] });
    expect(second).toMatchObject({ text: 'Great!', cues: [{ type: 'emotion', name: 'happy', at: 19 }] });
    expect(segment(['[[dance]] No.'])[0]).toMatchObject({ text: 'No.', cues: [] });
  });

  it('takes each Chinese character as a word and tells the language of a chunk', () => {
    const chunks = segment(['转账 $25 元。Thank you.'], { language: 'zh-CN' });
    expect(chunks[0]?.words.map((word) => word.text)).toEqual(['转', '账', '$25', '元。']);
    expect(chunks.map((chunk) => chunk.language)).toEqual(['zh-CN', 'en']);
  });

  it.each([
    ['brackets, marks and tags that never close', '[(<`**'.repeat(400), 0],
    ['a quote that never closes', `${'a'.repeat(5000)} "${'b. '.repeat(3000)}`, 3000],
    ['one word without an end', 'a'.repeat(50_000), 1],
  ])('does not choke on %s', (_name, text, most) => {
    expect(segment(cut(text, [3])).length).toBeLessThanOrEqual(most);
  });
});
