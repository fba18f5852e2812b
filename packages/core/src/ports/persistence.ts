import type { ConversationModel } from '../conversation-model.ts';
import type { ConversationFacts } from '../reduce-conversation.ts';
import type { Environment } from './environment.ts';
import type { Recover } from './recovery.ts';
import type { StoredConversation } from './storage.ts';
import type { Transport } from './transport.ts';

/** What keeping a conversation works with. */
export type PersistenceHost = {
  readonly environment: Environment;
  readonly transport: Transport;
  readonly getModel: () => ConversationModel;
  readonly setFacts: (facts: ConversationFacts) => void;
  readonly onError: (error: unknown) => void;
};

/** Keeps one conversation on this side. `persist(storage)` makes one. Nothing of it rejects. */
export type Persistence = {
  readonly load: (conversationId: string) => Promise<StoredConversation | null>;
  /** Stores what has happened so far. Resolves when that is done, or cannot be. */
  readonly save: () => Promise<void>;
  /** Hears of each change; `isGrowth` when only a reply grew, which is stored now and then. */
  readonly onPublish: (isGrowth: boolean) => void;
  readonly remove: (conversationId: string) => Promise<void>;
  readonly recover: Recover;
};

export type Persist = (host: PersistenceHost) => Persistence;
