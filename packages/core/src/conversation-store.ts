import type { Message } from '@parley/protocol';
import type { ConversationModel } from './conversation-model.ts';
import type { ConversationState } from './conversation-state.ts';
import { getMessage } from './message-tree.ts';
import { notifyListeners } from './notify-listeners.ts';
import type { Environment } from './ports/environment.ts';
import { type ConversationAction, reduceConversation } from './reduce-conversation.ts';
import { selectState } from './select-state.ts';

export type ConversationStoreOptions = {
  readonly model: ConversationModel;
  readonly environment: Pick<Environment, 'nextFrame'>;
  readonly onListenerError: (error: unknown) => void;
};

export type ConversationStore = {
  readonly getModel: () => ConversationModel;
  readonly getSnapshot: () => ConversationState;
  readonly getMessage: (messageId: string) => Message | undefined;
  /** Applies an action and publishes at once. */
  readonly dispatch: (action: ConversationAction) => void;
  /** Asks for `collect` before the next frame; however often it is asked, once. What it returns is applied and published. */
  readonly invalidate: (collect: () => ConversationAction) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly subscribeMessage: (messageId: string, listener: () => void) => () => void;
  /** Calls back after each publish, before the public listeners; `isGrowth` when only a reply grew. */
  readonly onPublish: (listener: (model: ConversationModel, isGrowth: boolean) => void) => void;
  /** Nothing changes and nobody is called any more. */
  readonly destroy: () => void;
};

/** Holds the model, and publishes pictures of it: the growth of a reply once per frame, everything else at once. */
export const createConversationStore = (options: ConversationStoreOptions): ConversationStore => {
  const { environment, onListenerError } = options;
  let model = options.model;
  let published: { model: ConversationModel; state: ConversationState } = { model, state: selectState(model) };
  let pending: { collect: () => ConversationAction; cancel: () => void } | undefined;
  const listeners = new Set<() => void>();
  const publishListeners = new Set<(model: ConversationModel, isGrowth: boolean) => void>();
  let isDestroyed = false;
  const messageListeners = new Map<string, Set<() => void>>();

  const publish = (isGrowth: boolean) => {
    const before = published;
    if (model === before.model) return;
    published = { model, state: selectState(model) };
    notifyListeners(publishListeners, onListenerError, model, isGrowth);
    for (const [messageId, set] of messageListeners) {
      const isSame = getMessage(before.model.tree, messageId) === getMessage(model.tree, messageId);
      if (!isSame) notifyListeners(set, onListenerError);
    }
    notifyListeners(listeners, onListenerError);
  };

  const dropPending = () => {
    pending?.cancel();
    pending = undefined;
  };

  return {
    getModel: () => model,
    getSnapshot: () => published.state,
    getMessage: (messageId) => getMessage(published.model.tree, messageId),
    dispatch: (action) => {
      if (isDestroyed) return;
      // What was collected for the frame is older than this action and must not overwrite it.
      const collected = pending?.collect();
      dropPending();
      if (collected !== undefined) model = reduceConversation(model, collected);
      model = reduceConversation(model, action);
      publish(false);
    },
    invalidate: (collect) => {
      if (isDestroyed) return;
      if (pending !== undefined) {
        pending.collect = collect;
        return;
      }
      const cancel = environment.nextFrame(() => {
        const latest = pending;
        pending = undefined;
        if (latest === undefined) return;
        model = reduceConversation(model, latest.collect());
        publish(true);
      });
      pending = { collect, cancel };
    },
    subscribe: (listener) => addTo(listeners, listener),
    subscribeMessage: (messageId, listener) => {
      const set = messageListeners.get(messageId) ?? new Set();
      messageListeners.set(messageId, set);
      const remove = addTo(set, listener);
      return () => {
        remove();
        if (set.size === 0 && messageListeners.get(messageId) === set) messageListeners.delete(messageId);
      };
    },
    onPublish: (listener) => void addTo(publishListeners, listener),
    destroy: () => {
      isDestroyed = true;
      dropPending();
      listeners.clear();
      publishListeners.clear();
      messageListeners.clear();
    },
  };
};

/** Each subscription is its own, also when one function subscribes twice. */
const addTo = <Values extends readonly unknown[]>(
  set: Set<(...values: Values) => void>,
  listener: (...values: Values) => void,
): (() => void) => {
  const own = (...values: Values) => listener(...values);
  set.add(own);
  return () => void set.delete(own);
};
