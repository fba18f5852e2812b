import { eventStream } from '../../framing.ts';
import { createWireReader } from '../create-wire-reader.ts';
import type { Wire } from '../wire.ts';
import { createCohereState } from './cohere-state.ts';
import { readCohere } from './read-cohere.ts';
import { writeCohereRequest } from './write-cohere-request.ts';

/**
 * Cohere's chat, version 2. The plan that precedes calls of tools is kept on the first call and sent back with it.
 *
 * @see https://docs.cohere.com/reference/chat-stream
 */
export const cohere: Wire = {
  name: 'cohere',
  framing: eventStream,
  createReader: ({ onReport } = {}) => createWireReader(createCohereState(onReport), readCohere),
  writeRequest: writeCohereRequest,
};
