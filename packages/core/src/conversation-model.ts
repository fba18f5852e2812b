import type { ConversationState } from './conversation-state.ts';
import { emptyTree, type MessageTree } from './message-tree.ts';

/** What a conversation keeps: its public state, with the whole tree in place of the branch in view. */
export type ConversationModel = Omit<ConversationState, 'messages' | 'status'> & {
  readonly tree: MessageTree;
  /** A turn is under way, from before its message leaves until its reply has ended. */
  readonly isBusy: boolean;
  /** The reply that is growing; `replyId` is known when the back end can resume it. */
  readonly activeReply: { readonly messageId: string; readonly replyId?: string } | null;
};

export const createModel = (id: string): ConversationModel => ({
  id,
  tree: emptyTree,
  isBusy: false,
  activeReply: null,
  connection: 'online',
  queue: [],
  handoff: null,
  errorCode: null,
  storage: 'ok',
  isLoaded: false,
});
