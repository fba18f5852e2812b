import { eventStream } from '../../framing.ts';
import { createWireReader } from '../create-wire-reader.ts';
import type { Wire } from '../wire.ts';
import { createGeminiState } from './gemini-state.ts';
import { readGemini } from './read-gemini.ts';
import { writeGeminiRequest } from './write-gemini-request.ts';

/**
 * Gemini `generateContent`, of the Gemini API and of Vertex.
 *
 * @see https://ai.google.dev/api/generate-content
 */
export const gemini: Wire = {
  name: 'gemini',
  framing: eventStream,
  createReader: ({ onReport } = {}) => createWireReader(createGeminiState(onReport), readGemini, true),
  writeRequest: writeGeminiRequest,
};
