import type { ConversationStorage } from '../ports/storage.ts';

/** Keeps nothing: a conversation that is never loaded again lives in its own state. */
export const noStorage: ConversationStorage = {
  load: async () => null,
  save: async () => {},
  remove: async () => {},
};
