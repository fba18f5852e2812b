import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../segment/create-segmenter.ts';
import { convertPinyinToVisemes } from './chinese-visemes.ts';
import { placeVisemes } from './place-visemes.ts';
import { anchorWordTimes, estimateWordTimes } from './word-times.ts';

const readChunk = (text: string) => {
  const segmenter = createSegmenter({ firstChunk: 'sentence' });
  const [chunk] = [...segmenter.write(text), ...segmenter.end()];
  if (!chunk) throw new Error('nothing to say');
  return chunk;
};

describe('convertPinyinToVisemes', () => {
  it.each([
    ['ma1', 'PP aa'],
    ['hǎo', 'kk aa O'],
    ['zhàng', 'CH aa kk'],
    ['wǒ', 'U O'],
    ['yú', 'U'],
    ['lüè', 'nn U E'],
    ['fēi', 'FF E I'],
  ])('shapes %s', (pinyin, shapes) => {
    expect(
      convertPinyinToVisemes(pinyin)
        .map((step) => step.viseme)
        .join(' '),
    ).toBe(shapes);
  });
});

describe('placeVisemes', () => {
  it('keeps the shapes of a word inside the time of the word', () => {
    const chunk = readChunk('Move my money.');
    const times = [
      { startMs: 0, endMs: 300 },
      { startMs: 400, endMs: 600 },
      { startMs: 650, endMs: 1000 },
    ];
    const { spans, method } = placeVisemes(chunk, { times, method: 'word-times' });
    expect(method).toBe('word-times');
    expect(spans[0]).toMatchObject({ viseme: 'PP', startMs: 0 });
    expect(spans.filter((span) => span.startMs >= 400 && span.endMs <= 600).map((span) => span.viseme)).toEqual([
      'PP',
      'I',
    ]);
    for (const [index, span] of spans.entries())
      expect(span.startMs).toBeGreaterThanOrEqual(spans[index - 1]?.endMs ?? 0);
  });

  it('asks the given pinyin for Chinese, and moves the mouth for every syllable without it', () => {
    const chunk = readChunk('妈妈好。');
    const times = estimateWordTimes(chunk);
    const pinyin: Readonly<Record<string, string>> = { 妈: 'mā', 好: 'hǎo' };
    const known = placeVisemes(chunk, {
      times,
      method: 'stretch',
      toPinyin: (text) => [...text].map((character) => pinyin[character] ?? ''),
    });
    expect(known.spans.map((span) => span.viseme)).toEqual(['PP', 'aa', 'PP', 'aa', 'kk', 'aa', 'O']);
    const guessed = placeVisemes(chunk, { times, method: 'stretch' });
    for (const time of times)
      expect(guessed.spans.some((span) => span.startMs >= time.startMs && span.startMs < time.endMs)).toBe(true);
  });
});

describe('anchorWordTimes', () => {
  it('moves the words behind an anchor and leaves those before it', () => {
    const estimate = estimateWordTimes(readChunk('One two three four.'));
    const moved = anchorWordTimes(estimate, { wordIndex: 2, startMs: 900, estimate });
    expect(moved[0]).toEqual(estimate[0]);
    expect(moved[2]?.startMs).toBe(900);
    expect(moved[3]?.startMs).toBeGreaterThan(900);
    expect(moved[1]?.endMs).toBeLessThanOrEqual(900);
  });
});
