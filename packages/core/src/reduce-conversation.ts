import type { Message } from '@parley/protocol';
import { type ConversationModel, createModel } from './conversation-model.ts';
import type { QueuedMessage } from './conversation-state.ts';
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

/** What is so, apart from the messages. */
export type ConversationFacts = Partial<
  Pick<ConversationModel, 'connection' | 'queue' | 'handoff' | 'errorCode' | 'storage' | 'isBusy'>
>;

/** Something that happened in a conversation. */
export type ConversationAction =
  | { readonly type: 'loaded'; readonly record: StoredConversation | null }
  | { readonly type: 'facts-changed'; readonly facts: ConversationFacts }
  | { readonly type: 'message-changed'; readonly message: Message }
  | { readonly type: 'branch-switched'; readonly messageId: string }
  /** `message`: the visitor's, when one is sent. */
  | { readonly type: 'turn-started'; readonly queue: readonly QueuedMessage[]; readonly message?: Message | undefined }
  /** `replaces`: the id under which the reply was waited for, when the back end names it otherwise. */
  | { readonly type: 'reply-started'; readonly message: Message; readonly replaces?: string | undefined }
  | { readonly type: 'reply-grew'; readonly message: Message }
  /** `returnTo`: the head to come back to when the reply failed and a good one stands beside it. */
  | { readonly type: 'reply-ended'; readonly message: Message; readonly returnTo?: string | null | undefined }
  | { readonly type: 'cleared'; readonly id: string }
  /** Another tab told what it knows. */
  | { readonly type: 'synced'; readonly model: ConversationModel };

/** The conversation after something happened. What does not change keeps its identity; what changes nothing returns the same model. */
export const reduceConversation = (model: ConversationModel, action: ConversationAction): ConversationModel => {
  const { tree } = model;
  switch (action.type) {
    case 'loaded': {
      const { record } = action;
      if (record === null) return { ...model, isLoaded: true };
      const { handoff = null, queue = [] } = record;
      return { ...model, tree: importTree(record), handoff, queue: [...queue, ...model.queue], isLoaded: true };
    }
    case 'facts-changed': {
      const next = { ...model, ...action.facts };
      const values: readonly unknown[] = Object.values(next);
      return Object.values(model).every((value, index) => value === values[index]) ? model : next;
    }
    case 'message-changed':
      return withTree(model, replaceMessage(tree, action.message));
    case 'branch-switched':
      return withTree(model, switchHead(tree, action.messageId));
    case 'turn-started': {
      const { message, queue } = action;
      const next = { ...model, isBusy: true, queue, errorCode: null };
      return message === undefined ? next : { ...next, tree: appendMessage(tree, message) };
    }
    case 'reply-started': {
      const { message, replaces } = action;
      const rest = replaces === undefined ? tree : removeMessage(tree, replaces);
      return { ...model, tree: appendMessage(rest, message), live: message };
    }
    case 'reply-grew':
      return { ...model, live: action.message };
    case 'reply-ended':
      return { ...model, tree: endReply(tree, action), live: null, isBusy: false };
    case 'cleared':
      return { ...createModel(action.id), connection: model.connection, storage: model.storage, isLoaded: true };
    case 'synced':
      return action.model;
  }
};

const withTree = (model: ConversationModel, tree: MessageTree): ConversationModel =>
  tree === model.tree ? model : { ...model, tree };

const endReply = (
  tree: MessageTree,
  { message, returnTo }: Extract<ConversationAction, { readonly type: 'reply-ended' }>,
): MessageTree => {
  const ended = replaceMessage(tree, message);
  if (returnTo === undefined) return ended;
  const kept = message.parts.length === 0 ? removeMessage(ended, message.id) : ended;
  // The visitor may have gone to another branch meanwhile.
  return tree.headId === message.id ? moveHead(kept, returnTo) : kept;
};
