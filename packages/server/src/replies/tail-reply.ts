import type { Clock } from '../clock.ts';
import { wait } from '../wait.ts';
import type { ActiveReply } from './active-reply.ts';
import type { ReplyAddress } from './reply-address.ts';
import type { TailBatch } from './tail-batch.ts';

const batchLimit = 500;

/**
 * Gives everything in a reply's log after a cursor, then what is added to it, until the reply is finished or the reader
 * goes. One mechanism for the first reader, a reload, a second tab and another network.
 */
export async function* tailReply({
  address: { store, reply },
  active,
  after,
  signal,
  clock,
  heartbeatMs,
}: {
  readonly address: ReplyAddress;
  readonly active: ActiveReply | undefined;
  readonly after: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly heartbeatMs: number;
}): AsyncGenerator<TailBatch, void, undefined> {
  const removeReader = active?.addReader();
  let cursor = after;
  try {
    while (!signal.aborted) {
      // Both are asked for before the log is read, so that nothing written in between is slept through.
      const isOver = active === undefined || active.isFinished();
      const changed = active?.changed();
      const chunks = await store.readChunks(reply.replyId, { after: cursor, limit: batchLimit });
      const last = chunks.at(-1);
      if (last !== undefined) {
        cursor = last.cursor;
        yield { type: 'chunks', chunks };
        continue;
      }
      if (isOver) {
        if (active?.hasStorageFailed() === true) yield { type: 'storage-failed' };
        return;
      }
      const quiet = new AbortController();
      const leave = () => quiet.abort();
      signal.addEventListener('abort', leave);
      const what = await Promise.race([
        changed?.then(() => 'changed' as const),
        wait(heartbeatMs, { clock, signal: quiet.signal }).then(() => 'quiet' as const),
      ]);
      signal.removeEventListener('abort', leave);
      quiet.abort();
      if (what === 'quiet' && !signal.aborted) yield { type: 'heartbeat' };
    }
  } finally {
    removeReader?.();
  }
}
