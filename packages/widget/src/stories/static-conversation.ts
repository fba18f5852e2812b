import type { Conversation, ConversationState } from '@parley/core';

const nothing = async () => {};

/** A conversation that stands still in a given state. */
export const createStaticConversation = (
  state: Partial<ConversationState> = {},
  branches: readonly string[] = [],
): Conversation => {
  const snapshot: ConversationState = {
    id: 'story',
    messages: [],
    status: 'ready',
    connection: 'online',
    queue: [],
    handoff: null,
    errorCode: null,
    storage: 'ok',
    isLoaded: true,
    ...state,
  };
  return {
    id: snapshot.id,
    getSnapshot: () => snapshot,
    subscribe: () => () => {},
    getMessage: (messageId) => snapshot.messages.find(({ id }) => id === messageId),
    send: nothing,
    stop: nothing,
    retry: nothing,
    regenerate: nothing,
    edit: nothing,
    getBranches: (messageId) => (branches.includes(messageId) ? branches : [messageId]),
    switchBranch: () => {},
    cancelQueued: () => {},
    editQueued: () => {},
    steer: nothing,
    continueReply: nothing,
    export: () => ({ version: 1, id: snapshot.id, messages: snapshot.messages, headId: null }),
    import: nothing,
    requestPerson: nothing,
    clear: nothing,
    destroy: () => {},
  };
};
