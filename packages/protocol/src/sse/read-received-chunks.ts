import type { ReceivedChunk } from '../chunk.ts';
import { isParleyDataPart, isParleyDataType } from '../is-parley-data-part.ts';
import { type ParsedChunk, parseChunk } from '../parse-chunk.ts';
import { parseJson } from '../parse-json.ts';
import type { WireReaderOptions } from '../wires/wire.ts';
import { type ReadFramesOptions, readFrames } from './read-frames.ts';

export type ReadReceivedChunksOptions = WireReaderOptions & Pick<ReadFramesOptions, 'signal' | 'onRead'>;

const parseParleyChunk = (value: unknown): ParsedChunk => {
  const parsed = parseChunk(value);
  if (parsed.type !== 'chunk' || !isParleyDataType(parsed.chunk.type) || isParleyDataPart(parsed.chunk)) return parsed;
  return { type: 'malformed', reason: `The data of a \`${parsed.chunk.type}\` chunk is not what it should be.` };
};

/**
 * Reads the UI message stream of our relay, our own data parts checked: one batch for each read of the network, so that a burst costs one turn of the reader.
 *
 * Ends at `[DONE]` or with the body; whether the reply was whole is told by its chunks, not by this. A connection that
 * breaks throws a `ParleyError` with code `truncated`.
 */
export async function* readReceivedChunks(
  body: ReadableStream<Uint8Array>,
  { onReport, ...options }: ReadReceivedChunksOptions = {},
): AsyncGenerator<readonly ReceivedChunk[], void, undefined> {
  for await (const frames of readFrames(body, options)) {
    const batch: ReceivedChunk[] = [];
    let isDone = false;
    for (const { data, id } of frames) {
      if (data === '[DONE]') {
        isDone = true;
        break;
      }
      const parsed = parseParleyChunk(parseJson(data));
      if (parsed.type === 'chunk')
        batch.push(id === undefined ? { chunk: parsed.chunk } : { chunk: parsed.chunk, cursor: id });
      else if (parsed.type === 'unknown') onReport?.(parsed);
      else onReport?.({ ...parsed, data });
    }
    if (batch.length > 0) yield batch;
    if (isDone) return;
  }
}
