import { jsonLines } from '../../framing.ts';
import { createWireReader } from '../create-wire-reader.ts';
import type { Wire } from '../wire.ts';
import { createOllamaState } from './ollama-state.ts';
import { readOllama } from './read-ollama.ts';
import { writeOllamaRequest } from './write-ollama-request.ts';

/**
 * Ollama's own chat, one JSON value a line, below an address such as `http://localhost:11434`.
 *
 * @see https://docs.ollama.com/api/chat
 */
export const ollama: Wire = {
  name: 'ollama',
  framing: jsonLines,
  createReader: ({ onReport } = {}) => createWireReader(createOllamaState(onReport), readOllama),
  writeRequest: writeOllamaRequest,
};
