import type { Wire } from '../wire.ts';
import { ollama } from './ollama.ts';
import { writeOllamaGenerateRequest } from './write-ollama-request.ts';

/**
 * Ollama's `/api/generate`, for models without a chat template. It knows no tools.
 *
 * @see https://docs.ollama.com/api/generate
 */
export const ollamaGenerate: Wire = {
  ...ollama,
  name: 'ollama-generate',
  writeRequest: writeOllamaGenerateRequest,
};
