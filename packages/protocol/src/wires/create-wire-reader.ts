import type { Chunk } from '../chunk.ts';
import { type Fields, isRecord } from '../is-record.ts';
import { breakCalls } from './close-part.ts';
import { endReply } from './end-reply.ts';
import type { WireReader } from './wire.ts';
import type { WireState } from './wire-state.ts';

const parse = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};

/**
 * A reader over a pure function of one wire. A frame that holds a list is read as its members.
 *
 * `finish` comes with `end`, because another message can follow the terminal event. `isEnded` tells that none is expected.
 */
export const createWireReader = <State extends WireState>(
  state: State,
  readFrame: (state: State, frame: Fields) => Chunk[],
): WireReader => {
  const skip = (data: string): Chunk[] => {
    if (data.trim() === '[DONE]') return [];
    state.report({ type: 'malformed', data, reason: 'A frame must be a JSON object.' });
    return breakCalls(state);
  };
  return {
    read: (data) => {
      if (state.isClosed) return [];
      const frame = parse(data);
      if (isRecord(frame)) return readFrame(state, frame);
      if (!Array.isArray(frame) || !frame.every(isRecord)) return skip(data);
      return frame.flatMap((member) => (state.isClosed ? [] : readFrame(state, member)));
    },
    end: () => endReply(state),
    isEnded: () => state.isClosed || (state.isTerminated && state.finishReason !== 'tool-calls'),
  };
};
