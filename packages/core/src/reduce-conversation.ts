import type { ErrorCode, Handoff, Message } from '@parley/protocol';
import { type ConversationModel, createModel } from './conversation-model.ts';
import type { ConnectionStatus, QueuedMessage } from './conversation-state.ts';
import {
  appendMessage,
  importTree,
  type MessageTree,
  moveHead,
  removeMessage,
  replaceMessage,
  switchHead,
} from './message-tree.ts';
import type { StoredConversation } from './ports/storage.ts';

/** Something that happened in a conversation. */
export type ConversationAction =
  | { readonly type: 'loaded'; readonly record: StoredConversation | null }
  | { readonly type: 'message-changed'; readonly message: Message }
  | { readonly type: 'branch-switched'; readonly messageId: string }
  /** `message`: the visitor's, when one is sent. */
  | { readonly type: 'turn-started'; readonly queue: readonly QueuedMessage[]; readonly message?: Message }
  /** `replaces`: the id under which the reply was waited for, when the back end names it otherwise. */
  | { readonly type: 'reply-started'; readonly message: Message; readonly replaces?: string }
  /** `returnTo`: the head to come back to when the reply failed and a good one stands beside it. */
  | { readonly type: 'reply-ended'; readonly message: Message; readonly returnTo?: string | null }
  | { readonly type: 'turn-ended' }
  | { readonly type: 'queue-changed'; readonly queue: readonly QueuedMessage[] }
  | { readonly type: 'connection-changed'; readonly connection: ConnectionStatus }
  | { readonly type: 'handoff-changed'; readonly handoff: Handoff }
  | { readonly type: 'storage-changed'; readonly storage: ConversationModel['storage'] }
  | { readonly type: 'failed'; readonly errorCode: ErrorCode }
  | { readonly type: 'cleared'; readonly id: string }
  /** Another tab told what it knows. */
  | { readonly type: 'synced'; readonly model: ConversationModel };

/** The conversation after something happened. What does not change keeps its identity; what changes nothing returns the same model. */
export const reduceConversation = (model: ConversationModel, action: ConversationAction): ConversationModel => {
  switch (action.type) {
    case 'loaded': {
      const { record } = action;
      if (record === null) return { ...model, isLoaded: true };
      return {
        ...model,
        tree: importTree(record),
        activeReply: record.activeReply ?? null,
        handoff: record.handoff ?? null,
        queue: [...(record.queue ?? []), ...model.queue],
        isLoaded: true,
      };
    }
    case 'message-changed':
      return withTree(model, replaceMessage(model.tree, action.message));
    case 'branch-switched':
      return withTree(model, switchHead(model.tree, action.messageId));
    case 'turn-started':
      return {
        ...model,
        tree: action.message === undefined ? model.tree : appendMessage(model.tree, action.message),
        isBusy: true,
        queue: action.queue,
        errorCode: null,
      };
    case 'reply-started': {
      const { id, replyId } = action.message;
      const tree = action.replaces === undefined ? model.tree : removeMessage(model.tree, action.replaces);
      return {
        ...model,
        tree: appendMessage(tree, action.message),
        activeReply: replyId === undefined ? { messageId: id } : { messageId: id, replyId },
      };
    }
    case 'reply-ended':
      return {
        ...model,
        tree: endReply(model.tree, action.message, action.returnTo),
        activeReply: null,
        isBusy: false,
      };
    case 'turn-ended':
      return { ...model, isBusy: false, activeReply: null };
    case 'queue-changed':
      return { ...model, queue: action.queue };
    case 'connection-changed':
      return model.connection === action.connection ? model : { ...model, connection: action.connection };
    case 'handoff-changed':
      return { ...model, handoff: action.handoff };
    case 'storage-changed':
      return model.storage === action.storage ? model : { ...model, storage: action.storage };
    case 'failed':
      return { ...model, errorCode: action.errorCode };
    case 'cleared':
      return { ...createModel(action.id), connection: model.connection, storage: model.storage, isLoaded: true };
    case 'synced':
      return action.model;
  }
};

const withTree = (model: ConversationModel, tree: MessageTree): ConversationModel =>
  tree === model.tree ? model : { ...model, tree };

const endReply = (tree: MessageTree, message: Message, returnTo: string | null | undefined): MessageTree => {
  const ended = replaceMessage(tree, message);
  if (returnTo === undefined) return ended;
  const kept = message.parts.length === 0 ? removeMessage(ended, message.id) : ended;
  // The visitor may have gone to another branch meanwhile.
  return tree.headId === message.id ? moveHead(kept, returnTo) : kept;
};
