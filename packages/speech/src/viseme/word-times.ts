import type { SpeechChunk, SpeechWord } from '@parley/core';
import { isCjk } from '../segment/character.ts';

/** When a word is heard, in milliseconds since its chunk began. */
export type WordTime = { readonly startMs: number; readonly endMs: number };

/** How a usual voice speaks at rate 1. */
const letterMs = 62;
const shortestWordMs = 130;
const syllableMs = 205;
const digitMs = 210;

const measureWordMs = ({ text }: SpeechWord): number => {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (isCjk(letters)) return syllableMs;
  const digits = letters.match(/\p{Nd}/gu)?.length ?? 0;
  return digits * digitMs + Math.max(digits > 0 ? 0 : shortestWordMs, (letters.length - digits) * letterMs);
};

const measurePauseMs = ({ text }: SpeechWord): number =>
  /[.!?。！？…]["'”’)）」』]*$/u.test(text) ? 320 : /[,;:，；：、—]["'”’)）」』]*$/u.test(text) ? 160 : 15;

/** Guesses when each word is heard from its length, for voices that do not tell. `rate` 2 is twice as fast. */
export const estimateWordTimes = (
  chunk: SpeechChunk,
  { rate = 1 }: { readonly rate?: number } = {},
): readonly WordTime[] => {
  let at = 0;
  return chunk.words.map((word) => {
    const startMs = at;
    const endMs = startMs + measureWordMs(word) / rate;
    at = endMs + measurePauseMs(word) / rate;
    return { startMs, endMs };
  });
};

/** How long a chunk lasts, with the pause behind it. */
export const estimateDurationMs = (chunk: SpeechChunk, { rate = 1 }: { readonly rate?: number } = {}): number => {
  const last = chunk.words.at(-1);
  const end = estimateWordTimes(chunk, { rate }).at(-1)?.endMs ?? 0;
  return last ? end + measurePauseMs(last) / rate : 0;
};

/**
 * Moves the guess to what was heard: word `wordIndex` began at `startMs`. The words before keep their times;
 * those behind are stretched by how fast the voice has been so far.
 */
export const anchorWordTimes = (
  times: readonly WordTime[],
  anchor: {
    readonly wordIndex: number;
    readonly startMs: number;
    readonly endMs?: number;
    readonly estimate: readonly WordTime[];
  },
): readonly WordTime[] => {
  const guessed = anchor.estimate[anchor.wordIndex]?.startMs ?? 0;
  // Early anchors say little about the rate, so they are weighed with a second of the guess.
  const rate = Math.min(2, Math.max(0.5, (anchor.startMs + 1000) / (guessed + 1000)));
  return times.map((time, index) => {
    if (index < anchor.wordIndex)
      return { startMs: time.startMs, endMs: Math.min(time.endMs, Math.max(time.startMs, anchor.startMs)) };
    const own = anchor.estimate[index] ?? time;
    const startMs = anchor.startMs + (own.startMs - guessed) * rate;
    const endMs =
      index === anchor.wordIndex && anchor.endMs !== undefined
        ? anchor.endMs
        : startMs + (own.endMs - own.startMs) * rate;
    return { startMs, endMs };
  });
};
