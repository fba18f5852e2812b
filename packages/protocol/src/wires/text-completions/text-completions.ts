import { eventStream } from '../../framing.ts';
import { createSentinelReader } from '../create-sentinel-reader.ts';
import type { Wire } from '../wire.ts';
import { createWireState } from '../wire-state.ts';
import { readTextCompletions } from './read-text-completions.ts';
import { writeTextCompletionsRequest } from './write-text-completions-request.ts';

/**
 * The older instruct models, which continue a text instead of holding a conversation. The base address ends above
 * `/completions`.
 *
 * @see https://platform.openai.com/docs/api-reference/completions
 */
export const textCompletions: Wire = {
  name: 'text-completions',
  framing: eventStream,
  createReader: ({ onReport } = {}) => createSentinelReader(createWireState(onReport), readTextCompletions),
  writeRequest: writeTextCompletionsRequest,
};
