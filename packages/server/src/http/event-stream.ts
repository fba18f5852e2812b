import { type Chunk, encodeChunk, encodeDone, headers, streamVersion } from '@parley/protocol';
import type { TailBatch } from '../replies/tail-batch.ts';
import { safeSentences } from './error-response.ts';

/** Keeps proxies from buffering, compressing or storing the stream. */
export const eventStreamHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  connection: 'keep-alive',
};

const heartbeat: Chunk = { type: 'data-parley-heartbeat', data: {}, transient: true };
const storageFailure: Chunk = {
  type: 'error',
  errorText: safeSentences['storage-unavailable'],
  code: 'storage-unavailable',
};

const encodeBatch = (batch: TailBatch): string => {
  switch (batch.type) {
    case 'chunks':
      return batch.chunks.map(({ chunk, cursor }) => encodeChunk(chunk, String(cursor))).join('');
    case 'heartbeat':
      return encodeChunk(heartbeat);
    case 'storage-failed':
      return encodeChunk(storageFailure);
  }
};

/** Turns text that is made on demand into a body. Cancelling the body calls `onCancel`. */
export const createTextStream = (
  pieces: AsyncGenerator<string, void, undefined>,
  onCancel: () => void,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        onCancel();
        await pieces.return();
      },
    },
    // Nothing is read ahead of the reader: a slow one costs one batch of memory.
    { highWaterMark: 0 },
  );
};

/** A reply's log as a response. `tail` is called with a signal that aborts when the reader goes. */
export const createReplyResponse = ({
  replyId,
  tail,
}: {
  readonly replyId: string;
  readonly tail: (signal: AbortSignal) => AsyncGenerator<TailBatch, void, undefined>;
}): Response => {
  const reader = new AbortController();
  async function* encode() {
    for await (const batch of tail(reader.signal)) yield encodeBatch(batch);
    yield encodeDone();
  }
  return new Response(
    createTextStream(encode(), () => reader.abort()),
    { headers: { ...eventStreamHeaders, [headers.stream]: streamVersion, [headers.reply]: replyId } },
  );
};
