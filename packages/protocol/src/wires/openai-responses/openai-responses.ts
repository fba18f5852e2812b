import { eventStream } from '../../framing.ts';
import { createWireReader } from '../create-wire-reader.ts';
import type { Wire } from '../wire.ts';
import { createOpenaiResponsesState } from './openai-responses-state.ts';
import { readOpenaiResponses } from './read-openai-responses.ts';
import { writeOpenaiResponsesRequest } from './write-openai-responses-request.ts';

/**
 * OpenAI Responses and the dialects of Azure, xAI, OpenRouter and open servers.
 *
 * A response that runs in the background can be gone on with: `writeOpenaiResponsesResume` takes the reader's cursor.
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
export const openaiResponses: Wire = {
  name: 'openai-responses',
  framing: eventStream,
  createReader: ({ onReport } = {}) => {
    const state = createOpenaiResponsesState(onReport);
    return {
      ...createWireReader(state, readOpenaiResponses),
      getCursor: () =>
        state.isResumable && state.responseId !== '' ? `${state.responseId}:${state.sequence}` : undefined,
    };
  },
  writeRequest: writeOpenaiResponsesRequest,
};
