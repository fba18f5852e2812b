import type { Message } from '@parley/protocol';
import type { ConversationModel } from './conversation-model.ts';
import type { ConversationState, ConversationStatus } from './conversation-state.ts';
import { getBranch } from './message-tree.ts';

/**
 * Makes the public picture of a model when it is asked for. The same model gives the same picture, and the branch is
 * walked only when the tree has changed.
 */
export const createStateSelector = (): ((model: ConversationModel) => ConversationState) => {
  let known: { readonly model: ConversationModel; readonly state: ConversationState } | undefined;
  let branch: readonly Message[] = [];

  const selectMessages = ({ tree, live }: ConversationModel): readonly Message[] => {
    if (known?.model.tree !== tree) branch = getBranch(tree);
    else if (known.model.live === live) return known.state.messages;
    const place = branch.findLastIndex(({ id }) => id === live?.id);
    return place < 0 || live === null ? branch : branch.with(place, live);
  };

  return (model) => {
    if (known?.model !== model) {
      const { tree: _tree, isBusy: _isBusy, live: _live, ...rest } = model;
      known = { model, state: { ...rest, messages: selectMessages(model), status: selectStatus(model) } };
    }
    return known.state;
  };
};

const selectStatus = ({ isBusy, live }: ConversationModel): ConversationStatus => {
  if (!isBusy) return 'ready';
  return live?.status.type === 'streaming' ? 'streaming' : 'submitted';
};
