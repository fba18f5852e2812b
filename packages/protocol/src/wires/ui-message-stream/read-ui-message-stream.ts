import type { Chunk } from '../../chunk.ts';
import { parseChunk } from '../../parse-chunk.ts';
import { parseJson } from '../../parse-json.ts';
import type { UiMessageStreamState } from './ui-message-stream-state.ts';

/**
 * Reads one frame: a chunk as it is. Unknown types are skipped, unlike in the AI SDK's own client. A lost piece of a tool's
 * input does no harm, since its end brings the whole input, and a call without its end never runs.
 */
export const readUiMessageStream = (state: UiMessageStreamState, data: string): Chunk[] => {
  state.isEnded ||= data.trim() === '[DONE]';
  if (state.isEnded) return [];
  const parsed = parseChunk(parseJson(data));
  if (parsed.type === 'chunk') return [parsed.chunk];
  state.options.onReport?.(parsed.type === 'unknown' ? parsed : { ...parsed, data });
  return [];
};

/** The stream is over. Its own `finish`, `abort` or `error` tells whether the reply was whole. */
export const endUiMessageStream = (state: UiMessageStreamState): Chunk[] => {
  state.isEnded = true;
  return [];
};
