import type { Chunk } from '@parley/protocol';

/** Whether nothing of the reply comes after this chunk. */
export const isTerminal = ({ type }: Chunk): boolean => type === 'finish' || type === 'abort' || type === 'error';
