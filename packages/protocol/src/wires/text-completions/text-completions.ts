import type { Wire } from '../wire.ts';
import { endTextCompletions, readTextCompletions } from './read-text-completions.ts';
import { createTextCompletionsState } from './text-completions-state.ts';
import { writeTextCompletionsRequest } from './write-text-completions-request.ts';

/**
 * The older instruct models, which continue a text instead of holding a conversation. The base address ends above
 * `/completions`.
 *
 * @see https://platform.openai.com/docs/api-reference/completions
 */
export const textCompletions: Wire = {
  name: 'text-completions',
  framing: 'sse',
  createReader: (options) => {
    const state = createTextCompletionsState(options);
    return {
      read: (data) => readTextCompletions(state, data),
      end: () => endTextCompletions(state),
      isEnded: () => state.isEnded,
    };
  },
  writeRequest: writeTextCompletionsRequest,
};
