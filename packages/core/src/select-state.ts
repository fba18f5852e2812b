import type { ConversationModel } from './conversation-model.ts';
import type { ConversationState, ConversationStatus } from './conversation-state.ts';
import { selectBranch } from './message-tree.ts';

/** The public picture of a model. The list of messages keeps its identity as long as the tree does. */
export const selectState = (
  model: ConversationModel,
  previous?: { model: ConversationModel; state: ConversationState },
) => {
  const { tree, isBusy: _isBusy, activeReply: _activeReply, ...rest } = model;
  const messages =
    previous !== undefined && previous.model.tree === tree ? previous.state.messages : selectBranch(tree);
  return { ...rest, messages, status: selectStatus(model) } satisfies ConversationState;
};

const selectStatus = ({ isBusy, activeReply, tree }: ConversationModel): ConversationStatus => {
  if (!isBusy) return 'ready';
  const reply = activeReply === null ? undefined : tree.messages.get(activeReply.messageId);
  return reply?.status.type === 'streaming' ? 'streaming' : 'submitted';
};
