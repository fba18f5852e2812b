import type { Chunk } from '../../chunk.ts';
import { isRecord } from '../../is-record.ts';
import { parseChunk } from '../../parse-chunk.ts';
import { parseJson } from '../../parse-json.ts';
import { readString } from '../read-string.ts';
import type { UiMessageStreamState } from './ui-message-stream-state.ts';

const breakCalls = ({ openCalls, brokenCalls }: UiMessageStreamState): Chunk[] => {
  const chunks = [...openCalls].map(
    ([toolCallId, toolName]): Chunk => ({
      type: 'tool-input-error',
      toolCallId,
      toolName,
      input: undefined,
      errorText: 'The input of the tool is incomplete.',
    }),
  );
  for (const toolCallId of openCalls.keys()) brokenCalls.add(toolCallId);
  openCalls.clear();
  return chunks;
};

/** Keeps account of calls, so that one with a gap in its input never runs. */
const admit = ({ openCalls, brokenCalls }: UiMessageStreamState, chunk: Chunk): boolean => {
  switch (chunk.type) {
    case 'tool-input-start':
      openCalls.set(chunk.toolCallId, chunk.toolName);
      brokenCalls.delete(chunk.toolCallId);
      return true;
    case 'tool-input-delta':
      return !brokenCalls.has(chunk.toolCallId);
    case 'tool-input-available':
    case 'tool-input-error':
      openCalls.delete(chunk.toolCallId);
      return !brokenCalls.has(chunk.toolCallId);
    default:
      return true;
  }
};

/** Reads one frame: a chunk as it is. Unknown types are skipped, unlike in the AI SDK's own client. */
export const readUiMessageStream = (state: UiMessageStreamState, data: string): Chunk[] => {
  if (state.isEnded) return [];
  if (data.length < 10 && data.trim() === '[DONE]') {
    state.isEnded = true;
    return breakCalls(state);
  }
  const value = parseJson(data);
  const parsed = parseChunk(value);
  switch (parsed.type) {
    case 'chunk':
      return admit(state, parsed.chunk) ? [parsed.chunk] : [];
    case 'unknown':
      state.options.onReport?.({
        type: 'unknown',
        name: readString(isRecord(value) ? value.type : ''),
        value: parsed.value,
      });
      return [];
    case 'malformed':
      state.options.onReport?.({ type: 'malformed', data, reason: parsed.reason });
      return breakCalls(state);
  }
};

/** The stream is over. Its own `finish`, `abort` or `error` tells whether the reply was whole. */
export const endUiMessageStream = (state: UiMessageStreamState): Chunk[] => {
  if (state.isEnded) return [];
  state.isEnded = true;
  return breakCalls(state);
};
