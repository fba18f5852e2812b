import type { ConversationModel } from './conversation-model.ts';
import { exportTree } from './message-tree.ts';
import type { ConversationStorage, StoredConversation } from './ports/storage.ts';

/** What is stored of a model. */
export const convertModelToRecord = ({
  id,
  tree,
  handoff,
  activeReply,
  queue,
}: ConversationModel): StoredConversation => ({
  version: 1,
  id,
  ...exportTree(tree),
  ...(handoff !== null && { handoff }),
  ...(activeReply?.replyId !== undefined && {
    activeReply: { replyId: activeReply.replyId, messageId: activeReply.messageId },
  }),
  ...(queue.length > 0 && { queue }),
});

/** Whether two models are stored alike. */
const isSameRecord = (one: ConversationModel, other: ConversationModel): boolean =>
  one.tree === other.tree &&
  one.handoff === other.handoff &&
  one.activeReply === other.activeReply &&
  one.queue === other.queue;

export type ConversationSaver = {
  /** Saves the newest model unless it is stored like that; calls during a save become one. Resolves when nothing is left to save. */
  readonly save: () => Promise<void>;
};

export type ConversationSaverOptions = {
  readonly storage: ConversationStorage;
  readonly getModel: () => ConversationModel;
  readonly onSaved: () => void;
  readonly onError: (error: unknown) => void;
};

/** Writes one record after the other, never two at once, so that an older one cannot overwrite a newer one. */
export const createConversationSaver = (options: ConversationSaverOptions): ConversationSaver => {
  const { storage, getModel, onSaved, onError } = options;
  let saved: ConversationModel | undefined;
  let running: Promise<void> | undefined;
  const isStale = () => {
    const model = getModel();
    // A conversation in which nothing was said is not worth a record; nor must it hide the one that the back end has.
    if (model.tree.messages.length === 0 && model.queue.length === 0) return false;
    return saved === undefined || !isSameRecord(saved, model);
  };
  const run = async () => {
    while (isStale()) {
      saved = getModel();
      try {
        await storage.save(convertModelToRecord(saved));
        onSaved();
      } catch (error) {
        onError(error);
      }
    }
    running = undefined;
  };
  return {
    save: async () => {
      if (isStale()) running ??= run();
      await running;
    },
  };
};
