import type { SpeechChunk } from '@parley/core';
import type { WordTime } from './viseme/word-times.ts';

/** A piece while it is heard. */
export type SpokenChunk = {
  readonly chunk: SpeechChunk;
  readonly times: readonly WordTime[];
  readonly startedAtMs: number;
  /** Whether the voice told when its words begin. */
  readonly hasWordEvents: boolean;
};

/** How far an answer was heard. `sourceEnd` is an offset in its Markdown, 0 when nothing was; it never claims too much. */
export type Heard = {
  readonly messageId: string;
  readonly sourceEnd: number;
  readonly method: 'word-times' | 'proportional' | 'utterance';
};

/** The end of the last word that was heard whole. */
export const findHeard = ({
  messageId,
  heardEnd,
  current,
  nowMs,
}: {
  readonly messageId: string;
  /** End of the pieces before, which were heard whole. */
  readonly heardEnd: number;
  readonly current: SpokenChunk | null;
  readonly nowMs: number;
}): Heard => {
  if (!current) return { messageId, sourceEnd: heardEnd, method: 'utterance' };
  const elapsedMs = nowMs - current.startedAtMs;
  const index = current.times.findLastIndex((time) => time.endMs <= elapsedMs);
  return {
    messageId,
    sourceEnd: current.chunk.words[index]?.source[1] ?? heardEnd,
    method: current.hasWordEvents ? 'word-times' : 'proportional',
  };
};
