import { eventStream } from '../../framing.ts';
import type { Wire } from '../wire.ts';
import { readUiMessageStream } from './read-ui-message-stream.ts';
import { writeUiMessageStreamRequest } from './write-ui-message-stream-request.ts';

/**
 * The AI SDK UI message stream, version 1: any back end that answers `useChat`. The base address is the whole address.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
export const uiMessageStream: Wire = {
  name: 'ui-message-stream',
  framing: eventStream,
  createReader: readUiMessageStream,
  writeRequest: writeUiMessageStreamRequest,
};
