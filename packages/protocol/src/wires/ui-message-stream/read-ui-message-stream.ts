import { parseChunk } from '../../parse-chunk.ts';
import { parseJson } from '../../parse-json.ts';
import type { WireReader, WireReaderOptions } from '../wire.ts';

/**
 * Makes a reader that gives each chunk as it is. Unknown types are skipped, unlike in the AI SDK's own client. A lost piece
 * of a tool's input does no harm, since its end brings the whole input, and a call without its end never runs. The stream's
 * own `finish`, `abort` or `error` tells whether the reply was whole.
 */
export const readUiMessageStream = ({ onReport }: WireReaderOptions = {}): WireReader => {
  let isEnded = false;
  return {
    read: (data) => {
      isEnded ||= data.trim() === '[DONE]';
      if (isEnded) return [];
      const parsed = parseChunk(parseJson(data));
      if (parsed.type === 'chunk') return [parsed.chunk];
      onReport?.(parsed.type === 'unknown' ? parsed : { ...parsed, data });
      return [];
    },
    end: () => {
      isEnded = true;
      return [];
    },
    isEnded: () => isEnded,
  };
};
