import { describe, expect, it } from 'vitest';
import type { Chunk, ReceivedChunk } from '../chunk.ts';
import type { WireReport } from '../wires/wire.ts';
import { encodeChunk, encodeDone } from './encode-chunk.ts';
import { type ReadReceivedChunksOptions, readReceivedChunks } from './read-received-chunks.ts';

const bodyOf = (pieces: readonly (Uint8Array | string | Error)[]) => {
  const state = { isCancelled: false };
  const queue = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = queue.shift();
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
    },
    cancel() {
      state.isCancelled = true;
    },
  });
  return { body, state };
};

const readAll = async (body: ReadableStream<Uint8Array>, options?: ReadReceivedChunksOptions) => {
  const batches: (readonly ReceivedChunk[])[] = [];
  for await (const batch of readReceivedChunks(body, options)) batches.push(batch);
  return batches;
};

const chunks: readonly Chunk[] = [
  { type: 'start', messageId: 'm' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Héllo 你好 👋' },
  { type: 'text-end', id: 't' },
  { type: 'finish', finishReason: 'stop' },
];

describe('readReceivedChunks', () => {
  it('gives one batch for each read of the network, with cursors', async () => {
    const frames = chunks.map((chunk, index) => encodeChunk(chunk, String(index)));
    const { body } = bodyOf([frames.slice(0, 2).join(''), frames.slice(2).join('')]);
    const batches = await readAll(body);
    expect(batches.map((batch) => batch.length)).toEqual([2, 3]);
    expect(batches.flat()).toEqual(chunks.map((chunk, index) => ({ chunk, cursor: String(index) })));
  });

  it('gives the same chunks when every byte comes alone', async () => {
    const bytes = new TextEncoder().encode(chunks.map((chunk) => encodeChunk(chunk)).join('') + encodeDone());
    const { body } = bodyOf(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect((await readAll(body)).flat()).toEqual(chunks.map((chunk) => ({ chunk })));
  });

  it('stops at [DONE] and lets the connection go', async () => {
    const { body, state } = bodyOf([encodeChunk({ type: 'abort' }) + encodeDone(), encodeChunk({ type: 'abort' })]);
    expect((await readAll(body)).flat()).toHaveLength(1);
    expect(state.isCancelled).toBe(true);
  });

  it('lets the connection go when the reader leaves early', async () => {
    const { body, state } = bodyOf([encodeChunk({ type: 'abort' }), encodeChunk({ type: 'abort' })]);
    for await (const batch of readReceivedChunks(body)) {
      expect(batch).toHaveLength(1);
      break;
    }
    expect(state.isCancelled).toBe(true);
  });

  it('reports frames that are malformed or unknown and goes on', async () => {
    const reports: WireReport[] = [];
    const frames = ['{oops', '{"type":"future"}', '{"type":"data-parley-handoff","id":"h","data":{"status":"gone"}}'];
    const { body } = bodyOf([...frames.map((data) => `data: ${data}\n\n`), encodeChunk({ type: 'abort' })]);
    const batches = await readAll(body, { onReport: (report) => reports.push(report) });
    expect(batches.flat()).toEqual([{ chunk: { type: 'abort' } }]);
    expect(reports).toMatchObject([
      { type: 'malformed', data: '{oops' },
      { type: 'unknown', name: 'future', value: { type: 'future' } },
      { type: 'malformed', data: frames[2] },
    ]);
  });

  it('reads a last frame without its blank line', async () => {
    const { body } = bodyOf(['data: {"type":"abort"}']);
    expect((await readAll(body)).flat()).toEqual([{ chunk: { type: 'abort' } }]);
  });

  it('calls a broken connection truncated and retryable, and keeps what came before', async () => {
    const { body } = bodyOf([encodeChunk({ type: 'start' }), new TypeError('network error')]);
    const received: ReceivedChunk[] = [];
    const reading = (async () => {
      for await (const batch of readReceivedChunks(body)) received.push(...batch);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'truncated', isRetryable: true });
    expect(received).toHaveLength(1);
  });

  it('throws the reason of an aborted signal while it waits', async () => {
    const controller = new AbortController();
    const body = new ReadableStream<Uint8Array>();
    const reading = readAll(body, { signal: controller.signal });
    controller.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
  });
});
