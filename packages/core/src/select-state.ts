import type { ConversationModel } from './conversation-model.ts';
import type { ConversationState, ConversationStatus } from './conversation-state.ts';
import { getMessage } from './message-tree.ts';

/** The public picture of a model. */
export const selectState = (model: ConversationModel): ConversationState => {
  const { tree, isBusy: _isBusy, activeReply: _activeReply, ...rest } = model;
  return { ...rest, messages: tree.branch, status: selectStatus(model) };
};

const selectStatus = ({ isBusy, activeReply, tree }: ConversationModel): ConversationStatus => {
  if (!isBusy) return 'ready';
  const reply = getMessage(tree, activeReply?.messageId ?? null);
  return reply?.status.type === 'streaming' ? 'streaming' : 'submitted';
};
