import type { SpeechChunk } from '@parley/core';
import type { WordTime } from '../viseme/word-times.ts';

/** A part of a chunk, from the word `from` to before the word `to`. */
export type ChunkPiece = { readonly text: string; readonly from: number; readonly to: number; readonly at: number };

/** Cuts a chunk between words into pieces that last at most `longestMs`, after a mark where one is near. */
export const splitLongChunk = (
  chunk: SpeechChunk,
  { times, longestMs }: { readonly times: readonly WordTime[]; readonly longestMs: number },
): readonly ChunkPiece[] => {
  const pieces: ChunkPiece[] = [];
  let from = 0;
  while (from < chunk.words.length || pieces.length === 0) {
    const startMs = times[from]?.startMs ?? 0;
    let to = from + 1;
    let afterMark = 0;
    while (to < chunk.words.length && (times[to]?.endMs ?? 0) - startMs <= longestMs) {
      if (/[,;:，；：、。.!?！？]$/u.test(chunk.words[to - 1]?.text ?? '')) afterMark = to;
      to += 1;
    }
    if (to < chunk.words.length && afterMark > from) to = afterMark;
    const at = from === 0 ? 0 : (chunk.words[from]?.at ?? 0);
    pieces.push({ text: chunk.text.slice(at, chunk.words[to]?.at ?? chunk.text.length).trim(), from, to, at });
    from = to;
  }
  return pieces;
};
