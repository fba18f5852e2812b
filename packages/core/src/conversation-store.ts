import type { Message } from '@parley/protocol';
import { type ConversationModel, findMessage } from './conversation-model.ts';
import type { ConversationState } from './conversation-state.ts';
import { notifyListeners } from './notify-listeners.ts';
import type { Environment } from './ports/environment.ts';
import { type ConversationAction, type ConversationFacts, reduceConversation } from './reduce-conversation.ts';
import { createStateSelector } from './select-state.ts';

export type ConversationStoreOptions = {
  readonly model: ConversationModel;
  readonly environment: Pick<Environment, 'nextFrame'>;
  readonly onListenerError: (error: unknown) => void;
  /** Called after each publish, before the listeners; `isGrowth` when only a reply grew. */
  readonly onPublish: (model: ConversationModel, isGrowth: boolean) => void;
};

export type ConversationStore = {
  readonly getModel: () => ConversationModel;
  readonly getSnapshot: () => ConversationState;
  readonly getMessage: (messageId: string) => Message | undefined;
  readonly dispatch: Dispatch;
  readonly setFacts: (facts: ConversationFacts) => void;
  readonly subscribe: Subscribe;
  /** Nothing changes and nobody is called any more. */
  readonly destroy: () => void;
};

/**
 * Applies an action and publishes at once. A reply that is growing is asked for before the next frame, once, however often
 * it is told that it grows.
 */
export type Dispatch = (
  action: ConversationAction | { readonly type: 'reply-growing'; readonly collect: () => Message },
) => void;

/** Calls back after the state changed, or after one message did. Returns an unsubscribe. */
export type Subscribe = {
  (listener: () => void): () => void;
  (messageId: string, listener: () => void): () => void;
};

type Listener = { readonly messageId: string | null; readonly listener: () => void };

/** Holds the model, and publishes pictures of it: the growth of a reply once per frame, everything else at once. */
export const createConversationStore = (options: ConversationStoreOptions): ConversationStore => {
  const { environment, onListenerError, onPublish } = options;
  const selectState = createStateSelector();
  const listeners = new Set<Listener>();
  let model = options.model;
  let published = model;
  let pending: { readonly collect: () => Message; readonly cancel: () => void } | undefined;
  let isDestroyed = false;

  const publish = (isGrowth: boolean) => {
    const before = published;
    if (model === before) return;
    published = model;
    onPublish(model, isGrowth);
    const changed = [...listeners].filter(
      ({ messageId }) => messageId === null || findMessage(before, messageId) !== findMessage(model, messageId),
    );
    notifyListeners(
      changed.map(({ listener }) => listener),
      onListenerError,
    );
  };

  const collect = () => {
    if (pending === undefined) return;
    pending.cancel();
    model = reduceConversation(model, { type: 'reply-grew', message: pending.collect() });
    pending = undefined;
  };

  const publishGrowth = () => {
    collect();
    publish(true);
  };

  const dispatch: Dispatch = (action) => {
    if (isDestroyed) return;
    if (action.type === 'reply-growing') {
      pending ??= { collect: action.collect, cancel: environment.nextFrame(publishGrowth) };
      return;
    }
    // What waits for the frame is older than this action and must not overwrite it.
    collect();
    model = reduceConversation(model, action);
    publish(false);
  };

  return {
    getModel: () => model,
    getSnapshot: () => selectState(published),
    getMessage: (messageId) => findMessage(published, messageId),
    dispatch,
    setFacts: (facts) => dispatch({ type: 'facts-changed', facts }),
    subscribe: (target: string | (() => void), listener?: () => void) => {
      // Each subscription is its own, also when one function subscribes twice.
      const own: Listener =
        typeof target === 'string'
          ? { messageId: target, listener: listener ?? (() => {}) }
          : { messageId: null, listener: target };
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    destroy: () => {
      isDestroyed = true;
      pending?.cancel();
      listeners.clear();
    },
  };
};
