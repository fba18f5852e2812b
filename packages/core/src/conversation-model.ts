import type { Message } from '@parley/protocol';
import type { ConversationState } from './conversation-state.ts';
import { emptyTree, getMessage, type MessageTree, replaceMessage } from './message-tree.ts';

/** What a conversation keeps: its public state, with the whole tree in place of the branch in view. */
export type ConversationModel = Omit<ConversationState, 'messages' | 'status'> & {
  readonly tree: MessageTree;
  /** A turn is under way, from before its message leaves until its reply has ended. */
  readonly isBusy: boolean;
  /**
   * The reply that is growing, as it stands; the tree has it as it began. Kept apart so that its growth costs the same
   * however long the history is.
   */
  readonly live: Message | null;
};

export const createModel = (id: string): ConversationModel => ({
  id,
  tree: emptyTree,
  isBusy: false,
  live: null,
  connection: 'online',
  queue: [],
  handoff: null,
  errorCode: null,
  storage: 'ok',
  isLoaded: false,
});

/** A message as it stands. */
export const findMessage = ({ tree, live }: ConversationModel, messageId: string | null): Message | undefined =>
  live !== null && live.id === messageId ? live : getMessage(tree, messageId);

/** The tree with the reply that is growing as it stands. */
export const getWholeTree = ({ tree, live }: ConversationModel): MessageTree =>
  live === null ? tree : replaceMessage(tree, live);
