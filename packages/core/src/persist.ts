import { ParleyError } from '@parley/protocol';
import { type ConversationModel, getWholeTree } from './conversation-model.ts';
import type { Persist } from './ports/persistence.ts';
import type { ConversationStorage, StoredConversation } from './ports/storage.ts';
import { recoverTurns } from './recover-turns.ts';
import { unlessAborted } from './until-aborted.ts';
import { startPatience } from './wait.ts';

/** While a reply grows it is stored this often; its beginning and its end always are. */
const saveEveryMs = 1_000;
/** A visitor does not wait longer for what was said before; they can begin anew. */
const longestLoadMs = 10_000;

/**
 * Keeps a conversation in a storage: before anything leaves, while a reply grows, and at its end. After a reload it goes
 * on with what waited and what was growing. What is stored nowhere on this side is asked of the back end.
 *
 * Storage that is blocked, full or damaged leaves the conversation in memory, which `storage: 'degraded'` of its state
 * says; what cannot be read is left as it is.
 *
 * @example createConversation({ id, transport, persistence: persist(webStorage({ getStorage: () => localStorage })) })
 */
export const persist =
  (storage: ConversationStorage): Persist =>
  ({ environment, transport, getModel, setFacts, onError }) => {
    let saved: ConversationModel | undefined;
    let running: Promise<void> | undefined;
    let isDamaged = false;
    let savedAtMs = 0;

    const degrade = (error: unknown) => {
      setFacts({ storage: 'degraded' });
      onError(error);
    };

    const isStale = () => {
      const { tree, live, queue, handoff } = getModel();
      // A conversation in which nothing was said is not worth a record; nor must it hide the one that the back end has.
      if (isDamaged || (tree.messages.length === 0 && queue.length === 0)) return false;
      return saved?.tree !== tree || saved.live !== live || saved.queue !== queue || saved.handoff !== handoff;
    };

    /** Writes one record after the other, never two at once, so that an older one cannot overwrite a newer one. */
    const write = async () => {
      while (isStale()) {
        saved = getModel();
        try {
          await storage.save(convertModelToRecord(saved));
          setFacts({ storage: 'ok' });
        } catch (error) {
          degrade(error);
        }
      }
      running = undefined;
    };
    const save = async () => {
      savedAtMs = environment.now();
      if (isStale()) running ??= write();
      await running;
    };

    return {
      load: async (conversationId) => {
        try {
          const { signal, cancel } = startPatience(longestLoadMs, environment);
          const stored = await unlessAborted(storage.load(conversationId), signal).finally(cancel);
          if (stored === undefined)
            throw new ParleyError('The storage does not answer.', { code: 'storage-unavailable' });
          if (stored !== null) return stored;
        } catch (error) {
          isDamaged = true;
          degrade(error);
        }
        if (transport.load === undefined || !environment.isOnline()) return null;
        const { signal, cancel } = startPatience(longestLoadMs, environment);
        try {
          return (await unlessAborted(transport.load(conversationId, { signal }), signal)) ?? null;
        } catch (error) {
          onError(error);
          return null;
        } finally {
          cancel();
        }
      },
      save,
      onPublish: (isGrowth) => {
        if (!isGrowth || environment.now() - savedAtMs >= saveEveryMs) void save();
      },
      remove: async (conversationId) => {
        isDamaged = false;
        await storage.remove(conversationId).catch(onError);
      },
      recover: recoverTurns,
    };
  };

/** What is stored of a model. */
const convertModelToRecord = (model: ConversationModel): StoredConversation => {
  const { id, handoff, live, queue } = model;
  const { messages, headId } = getWholeTree(model);
  return {
    version: 1,
    id,
    messages,
    headId,
    ...(handoff !== null && { handoff }),
    ...(live?.replyId !== undefined && { activeReply: { replyId: live.replyId, messageId: live.id } }),
    ...(queue.length > 0 && { queue }),
  };
};
