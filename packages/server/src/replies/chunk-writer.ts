import type { Chunk } from '@parley/protocol';
import type { Clock } from '../clock.ts';
import type { LoggedChunk } from '../stores/store.ts';

export type ChunkWriterOptions = {
  readonly append: (chunks: readonly LoggedChunk[]) => Promise<void>;
  readonly onWritten: (lastCursor: number) => void;
  readonly clock: Clock;
  /** Cursor of the last chunk there is. */
  readonly lastCursor: number;
  /** Chunks that come within this time are written together. */
  readonly batchMs: number;
};

export type ChunkWriter = {
  /** Takes a chunk. Throws when an earlier write failed, so that production ends. */
  readonly write: (chunk: Chunk) => void;
  /** Writes what is left; rejects when any write failed. */
  readonly end: () => Promise<void>;
};

/**
 * Writes chunks to the log in batches: the first of all and the first of the answer at once, later ones at most every
 * `batchMs`. Readers hear of a chunk only after it is kept, so what was shown is never lost.
 */
export const createChunkWriter = ({
  append,
  onWritten,
  clock,
  lastCursor,
  batchMs,
}: ChunkWriterOptions): ChunkWriter => {
  let cursor = lastCursor;
  let waiting: LoggedChunk[] = [];
  let writing: Promise<void> = Promise.resolve();
  let failure: unknown;
  let flushedAtMs = Number.NEGATIVE_INFINITY;
  let hasAnswer = false;
  let cancelTimer: (() => void) | undefined;

  const flush = () => {
    cancelTimer?.();
    cancelTimer = undefined;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    flushedAtMs = clock.now();
    writing = writing.then(async () => {
      if (failure !== undefined) return;
      try {
        await append(batch);
        onWritten(batch.at(-1)?.cursor ?? cursor);
      } catch (error) {
        failure = error;
      }
    });
  };

  return {
    write: (chunk) => {
      if (failure !== undefined) throw failure;
      cursor += 1;
      waiting.push({ cursor, chunk });
      const sinceMs = clock.now() - flushedAtMs;
      const isFirstOfAnswer = !hasAnswer && chunk.type === 'text-delta';
      hasAnswer ||= isFirstOfAnswer;
      if (isFirstOfAnswer || sinceMs >= batchMs) flush();
      else cancelTimer ??= clock.schedule(flush, batchMs - sinceMs);
    },
    end: async () => {
      flush();
      await writing;
      if (failure !== undefined) throw failure;
    },
  };
};
