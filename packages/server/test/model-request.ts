import type { ModelRequest } from '../src/models/model.ts';

/** A request to a model in which only what matters has to be said. */
export const createModelRequest = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello?' },
  ],
  question: 'Hello?',
  standaloneQuestion: changes.question ?? 'Hello?',
  passages: [],
  canHandOff: false,
  suggestions: [],
  signal: new AbortController().signal,
  ...changes,
});
