import type { Chunk } from '../chunk.ts';
import { type Fields, isRecord } from '../is-record.ts';
import { skipFrame } from './close-part.ts';
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
 * A reader over a function of one wire, which adds what a frame makes to the state's chunks. A frame that holds a list
 * is read as its members.
 *
 * `finish` comes with `end`, because another message can follow the terminal event. `isEnded` tells that none is expected.
 */
export const createWireReader = <State extends WireState>(
  state: State,
  readFrame: (state: State, frame: Fields) => void,
  /** On wires that tell the usage after the terminal event. @default false */
  isUsageLast = false,
): WireReader => {
  const take = (): readonly Chunk[] => {
    const { chunks } = state;
    if (chunks.length > 0) state.chunks = [];
    return chunks;
  };
  const read = (frame: unknown, data: string) => {
    if (state.isClosed) return;
    if (isRecord(frame)) readFrame(state, frame);
    else if (Array.isArray(frame)) for (const member of frame) read(isRecord(member) ? member : null, data);
    else if (data.trim() !== '[DONE]') skipFrame(state, data);
  };
  return {
    read: (data) => {
      read(parse(data), data);
      return take();
    },
    end: () => {
      endReply(state);
      return take();
    },
    isEnded: () =>
      state.isClosed ||
      (state.isTerminated && state.finishReason !== 'tool-calls' && !(isUsageLast && state.usage === null)),
  };
};
