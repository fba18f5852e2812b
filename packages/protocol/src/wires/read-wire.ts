import type { ReceivedChunk } from '../chunk.ts';
import { type ReadFramesOptions, readFrames } from '../sse/read-frames.ts';
import type { Wire, WireReaderOptions } from './wire.ts';

export type ReadWireOptions = WireReaderOptions & Pick<ReadFramesOptions, 'signal' | 'onRead'>;

/**
 * Reads the body of an answer on any wire: one batch of chunks for each read of the network. A frame's cursor stands with
 * the last chunk of the frame, so that what is resumed after it is never half a frame.
 *
 * Ends at the wire's terminal event or with the body. A connection that breaks throws a `ParleyError` with code
 * `truncated`.
 *
 * @example
 * for await (const batch of readWire(body, anthropicMessages)) for (const { chunk } of batch) builder.apply(chunk);
 */
export async function* readWire(
  body: ReadableStream<Uint8Array>,
  wire: Pick<Wire, 'framing' | 'createReader'>,
  { signal, onRead, ...options }: ReadWireOptions = {},
): AsyncGenerator<readonly ReceivedChunk[], void, undefined> {
  const reader = wire.createReader(options);
  for await (const frames of readFrames(body, { createDecoder: wire.framing.createDecoder, signal, onRead })) {
    const batch: ReceivedChunk[] = [];
    for (const { data, id } of frames) {
      const chunks = reader.read(data);
      const cursor = id ?? reader.getCursor?.();
      for (const chunk of chunks) {
        batch.push(cursor === undefined || chunk !== chunks.at(-1) ? { chunk } : { chunk, cursor });
      }
    }
    if (batch.length > 0) yield batch;
    if (reader.isEnded()) break;
  }
  const rest = reader.end();
  if (rest.length > 0) yield rest.map((chunk) => ({ chunk }));
}
