import { eventStream } from '../../framing.ts';
import type { Wire } from '../wire.ts';
import { endUiMessageStream, readUiMessageStream } from './read-ui-message-stream.ts';
import { createUiMessageStreamState } from './ui-message-stream-state.ts';
import { writeUiMessageStreamRequest } from './write-ui-message-stream-request.ts';

/**
 * The AI SDK UI message stream, version 1: any back end that answers `useChat`. The base address is the whole address.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
export const uiMessageStream: Wire = {
  name: 'ui-message-stream',
  framing: eventStream,
  createReader: (options) => {
    const state = createUiMessageStreamState(options);
    return {
      read: (data) => readUiMessageStream(state, data),
      end: () => endUiMessageStream(state),
      isEnded: () => state.isEnded,
    };
  },
  writeRequest: writeUiMessageStreamRequest,
};
