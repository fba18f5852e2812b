import type { Fields } from '../is-record.ts';
import { createWireReader } from './create-wire-reader.ts';
import type { WireReader } from './wire.ts';
import type { WireState } from './wire-state.ts';

/**
 * A reader of a wire whose last frame is `[DONE]`. That frame ends the answer even where no reason was given; where it is
 * missing the reason is enough. `close` ends what the wire keeps open of its own.
 */
export const createSentinelReader = <State extends WireState>(
  state: State,
  readFrame: (state: State, frame: Fields) => void,
  close: (state: State, isWhole: boolean) => void = () => undefined,
): WireReader => {
  const reader = createWireReader(state, readFrame);
  let isDone = false;
  return {
    read: (data) => {
      if (isDone) return [];
      isDone = data.length < 10 && data.trim() === '[DONE]';
      if (!isDone) return reader.read(data);
      state.isTerminated = true;
      return [];
    },
    end: () => {
      if (!state.isClosed) close(state, state.isTerminated);
      return reader.end();
    },
    isEnded: () => isDone || state.isClosed,
  };
};
