import type { Conversation, ConversationState } from '@parley/core';
import { useContext, useMemo, useSyncExternalStore } from 'react';
import { ConversationContext } from './conversation-provider.ts';
import type { ConversationSource } from './conversation-source.ts';
import { useConversationSource } from './use-conversation-source.ts';

const emptyState: ConversationState = {
  id: '',
  messages: [],
  status: 'ready',
  connection: 'online',
  queue: [],
  handoff: null,
  errorCode: null,
  storage: 'ok',
  isLoaded: false,
};
const getEmptyState = () => emptyState;
const subscribeToNothing = () => () => {};

type ConversationActions = Pick<
  Conversation,
  | 'send'
  | 'stop'
  | 'retry'
  | 'regenerate'
  | 'edit'
  | 'getBranches'
  | 'switchBranch'
  | 'cancelQueued'
  | 'requestPerson'
  | 'clear'
>;

export type UseConversationResult = ConversationState &
  ConversationActions & {
    /** `null` on a server and in the first render of a conversation that is made from options. */
    readonly conversation: Conversation | null;
  };

const nothing = async () => {};
/** There is nobody to click before the first effect. */
const idleActions: ConversationActions = {
  send: nothing,
  stop: nothing,
  retry: nothing,
  regenerate: nothing,
  edit: nothing,
  getBranches: () => [],
  switchBranch: () => {},
  cancelQueued: () => {},
  requestPerson: nothing,
  clear: nothing,
};

/**
 * The state of a conversation and what can be done with it. Without a source: the conversation of the nearest
 * `ConversationProvider`. Renders once per frame at most while a reply grows; a message that did not change is the same object.
 *
 * @example
 * const { messages, status, send, stop } = useConversation({ id: 'demo', transport });
 */
export const useConversation = (source?: ConversationSource): UseConversationResult => {
  const own = useConversationSource(source);
  const provided = useContext(ConversationContext);
  const conversation = source === undefined ? provided : own;
  const state = useSyncExternalStore(
    conversation?.subscribe ?? subscribeToNothing,
    conversation?.getSnapshot ?? getEmptyState,
    getEmptyState,
  );
  return useMemo(() => ({ ...(conversation ?? idleActions), ...state, conversation }), [conversation, state]);
};
