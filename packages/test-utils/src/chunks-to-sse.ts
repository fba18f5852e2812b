import { type Chunk, encodeChunk, encodeDone } from '@parley/protocol';

/** The body of a whole reply, with the numbers of the chunks as cursors. */
export const chunksToSse = (chunks: readonly Chunk[]): string =>
  chunks.map((chunk, index) => encodeChunk(chunk, String(index))).join('') + encodeDone();
