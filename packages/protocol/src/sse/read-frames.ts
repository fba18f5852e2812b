import { ParleyError } from '../parley-error.ts';
import { decodeSse, type SseDecoder, type SseEvent } from './decode-sse.ts';

export type ReadFramesOptions = {
  /** @default server-sent events */
  readonly createDecoder?: (() => SseDecoder) | undefined;
  /** Called at each read of the network, comments included: a sign that the connection lives. */
  readonly onRead?: (() => void) | undefined;
  /** Ends the reading; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * The frames of a body: one batch for each read of the network, so that a burst costs one turn of the reader. When the
 * iteration ends early the body is cancelled. A connection that breaks throws a `ParleyError` with code `truncated`, a
 * body without a byte one with code `not-a-stream`.
 */
export async function* readFrames(
  body: ReadableStream<Uint8Array>,
  { createDecoder = decodeSse, signal, onRead }: ReadFramesOptions = {},
): AsyncGenerator<readonly SseEvent[], void, undefined> {
  const decoder = createDecoder();
  const reader = body.getReader();
  let isEmpty = true;
  const cancel = () => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read().catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw new ParleyError('The connection broke.', {
          code: 'truncated',
          isRetryable: true,
          cause,
        });
      });
      signal?.throwIfAborted();
      onRead?.();
      if (done && isEmpty) throw new ParleyError('The answer is empty.', { code: 'not-a-stream', isRetryable: true });
      isEmpty = false;
      const frames = done ? decoder.flush() : decoder.feed(value);
      if (frames.length > 0) yield frames;
      if (done) return;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
