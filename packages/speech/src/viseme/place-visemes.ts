import type { SpeechChunk, VisemeSpan, VisemeTimeline } from '@parley/core';
import { isCjk } from '../segment/character.ts';
import { convertChineseToVisemes, type ToPinyin } from './chinese-visemes.ts';
import { convertEnglishToVisemes } from './english-visemes.ts';
import type { WordTime } from './word-times.ts';

export type PlaceVisemesOptions = {
  readonly times: readonly WordTime[];
  /** Whether the voice told the times (`word-times`) or they were guessed (`stretch`). */
  readonly method: VisemeTimeline['method'];
  /** Without it Chinese mouths move plausibly, but not as the syllable sounds. */
  readonly toPinyin?: ToPinyin;
};

/** Lays the shapes of every word of a chunk into the time in which the word is heard. */
export const placeVisemes = (chunk: SpeechChunk, options: PlaceVisemesOptions): VisemeTimeline => {
  const spans: VisemeSpan[] = [];
  for (const [index, word] of chunk.words.entries()) {
    const time = options.times[index];
    if (!time) continue;
    const letters = word.text.replace(/^[^\p{L}\p{N}]+/u, '');
    const steps = isCjk(letters)
      ? convertChineseToVisemes(String.fromCodePoint(letters.codePointAt(0) ?? 0), options.toPinyin)
      : convertEnglishToVisemes(word.text);
    const total = steps.reduce((sum, step) => sum + step.weight, 0);
    let at = time.startMs;
    for (const step of steps) {
      const endMs = at + ((time.endMs - time.startMs) * step.weight) / total;
      spans.push({ viseme: step.viseme, startMs: at, endMs, weight: 1 });
      at = endMs;
    }
  }
  return { method: options.method, spans };
};
