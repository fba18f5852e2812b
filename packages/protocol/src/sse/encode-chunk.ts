import type { Chunk } from '../chunk.ts';

/**
 * One chunk as one frame of an event stream.
 *
 * JSON has no raw line breaks, so text cannot forge events; line breaks in a cursor are dropped.
 */
export const encodeChunk = (chunk: Chunk, cursor?: string): string =>
  cursor === undefined
    ? `data: ${JSON.stringify(chunk)}\n\n`
    : `id: ${cursor.replace(/[\r\n\0]/g, '')}\ndata: ${JSON.stringify(chunk)}\n\n`;

/** The frame after the last chunk. */
export const encodeDone = (): string => 'data: [DONE]\n\n';
