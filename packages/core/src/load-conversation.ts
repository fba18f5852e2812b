import type { ConversationRecord } from '@parley/protocol';
import type { Environment } from './ports/environment.ts';
import type { ConversationStorage, StoredConversation } from './ports/storage.ts';
import type { Transport } from './ports/transport.ts';
import { unlessAborted } from './until-aborted.ts';

/** A visitor does not wait longer for what was said before; they can begin anew. */
const longestLoadMs = 10_000;

export type LoadConversationOptions = {
  readonly storage: ConversationStorage;
  readonly transport: Transport;
  readonly environment: Environment;
  /** What was stored cannot be read. */
  readonly onDamaged: (error: unknown) => void;
  readonly onError: (error: unknown) => void;
};

/** The conversation as it is stored on this side, else as the back end keeps it, else `null`. */
export const loadConversation = async (
  conversationId: string,
  { storage, transport, environment, onDamaged, onError }: LoadConversationOptions,
): Promise<StoredConversation | ConversationRecord | null> => {
  try {
    const stored = await storage.load(conversationId);
    if (stored !== null) return stored;
  } catch (error) {
    onDamaged(error);
  }
  if (transport.load === undefined || !environment.isOnline()) return null;
  const controller = new AbortController();
  const cancel = environment.schedule(() => controller.abort(), longestLoadMs);
  try {
    const loading = transport.load(conversationId, { signal: controller.signal });
    return (await unlessAborted(loading, controller.signal)) ?? null;
  } catch (error) {
    onError(error);
    return null;
  } finally {
    cancel();
  }
};
