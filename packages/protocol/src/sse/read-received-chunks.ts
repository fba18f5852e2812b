import type { ReceivedChunk } from '../chunk.ts';
import { ParleyError } from '../parley-error.ts';
import { parseChunk } from '../parse-chunk.ts';
import { decodeSse, type SseEvent } from './decode-sse.ts';

export type ReadReceivedChunksOptions = {
  /** Hears of a frame that is no JSON or lacks a field. The frame is skipped. */
  readonly onMalformed?: (frame: { readonly data: string; readonly reason: string }) => void;
  /** Hears of chunks whose type this version does not know. They are skipped. */
  readonly onUnknown?: (value: unknown) => void;
  /** Ends the reading; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal;
};

const parseJson = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};

/**
 * Reads a UI message stream: one batch for each read of the network, so that a burst costs one turn of the reader.
 *
 * Ends at `[DONE]` or with the body; whether the reply was whole is told by its chunks, not by this. A connection that
 * breaks throws a `ParleyError` with code `truncated`.
 */
export async function* readReceivedChunks(
  body: ReadableStream<Uint8Array>,
  { onMalformed, onUnknown, signal }: ReadReceivedChunksOptions = {},
): AsyncGenerator<readonly ReceivedChunk[], void, undefined> {
  const decoder = decodeSse();
  const reader = body.getReader();
  const cancel = () => void reader.cancel(signal?.reason).catch(() => undefined);
  let isDone = false;

  const read = (events: readonly SseEvent[]): ReceivedChunk[] => {
    const batch: ReceivedChunk[] = [];
    for (const { data, id } of events) {
      if (data === '[DONE]') {
        isDone = true;
        break;
      }
      const parsed = parseChunk(parseJson(data));
      if (parsed.type === 'chunk')
        batch.push(id === undefined ? { chunk: parsed.chunk } : { chunk: parsed.chunk, cursor: id });
      else if (parsed.type === 'unknown') onUnknown?.(parsed.value);
      else onMalformed?.({ data, reason: parsed.reason });
    }
    return batch;
  };

  signal?.addEventListener('abort', cancel, { once: true });
  try {
    while (!isDone) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read().catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw new ParleyError('The connection broke before the reply had ended.', {
          code: 'truncated',
          isRetryable: true,
          cause,
        });
      });
      signal?.throwIfAborted();
      const batch = read(done ? decoder.flush() : decoder.feed(value));
      if (batch.length > 0) yield batch;
      if (done) break;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
