import type { Chunk, ReceivedChunk } from '@parley/protocol';
import { readReceivedChunks } from '@parley/protocol';

export const collect = async <Item>(source: AsyncIterable<Item>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
};

/** All chunks of a response, with their cursors. */
export const readReply = async (response: Response): Promise<readonly ReceivedChunk[]> => {
  if (response.body === null) throw new Error('The response has no body.');
  return (await collect(readReceivedChunks(response.body))).flat();
};

export const textOf = (chunks: readonly (Chunk | ReceivedChunk)[]): string =>
  chunks
    .map((item) => ('chunk' in item ? item.chunk : item))
    .flatMap((chunk) => (chunk.type === 'text-delta' ? [chunk.delta] : []))
    .join('');

/** Lets everything that is ready run: promises, and the tasks that streams use. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

/** Waits until something has come true, without a clock. */
export const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise<void>((resolve) => setImmediate(resolve));
};
