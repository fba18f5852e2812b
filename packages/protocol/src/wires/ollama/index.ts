export { ollama } from './ollama.ts';
export { ollamaGenerate } from './ollama-generate.ts';
