import { type Chunk, eventStream, parseChunk } from '@parley/protocol';
import type { Dialect } from '../dialect.ts';

const parseFrame = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};

/** Frames that are chunks of the UI message stream, each as it stands: nothing is mended, so that the rules see what was sent. */
export const chunkFrames: Pick<Dialect, 'framing' | 'hasChunkFrames' | 'createReader'> = {
  framing: eventStream,
  hasChunkFrames: true,
  createReader: ({ onReport }) => ({
    read: (data): readonly Chunk[] => {
      if (data === '[DONE]') return [];
      const parsed = parseChunk(parseFrame(data));
      if (parsed.type === 'chunk') return [parsed.chunk];
      onReport?.(parsed.type === 'unknown' ? parsed : { ...parsed, data });
      return [];
    },
    end: () => [],
  }),
};
