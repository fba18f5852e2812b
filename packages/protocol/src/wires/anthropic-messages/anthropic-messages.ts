import { eventStream } from '../../framing.ts';
import { createWireReader } from '../create-wire-reader.ts';
import type { Wire } from '../wire.ts';
import { createAnthropicMessagesState } from './anthropic-messages-state.ts';
import { readAnthropicMessages } from './read-anthropic-messages.ts';
import { writeAnthropicMessagesRequest } from './write-anthropic-messages-request.ts';

/**
 * Anthropic Messages, also of those who sell the same models under the same API.
 *
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export const anthropicMessages: Wire = {
  name: 'anthropic-messages',
  framing: eventStream,
  createReader: ({ onReport } = {}) => createWireReader(createAnthropicMessagesState(onReport), readAnthropicMessages),
  writeRequest: writeAnthropicMessagesRequest,
};
