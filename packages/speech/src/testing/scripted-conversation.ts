import type { ConversationState } from '@parley/core';

type Message = ConversationState['messages'][number];

/** A conversation that says what a test tells it to say. */
export const createScriptedConversation = () => {
  const listeners = new Set<() => void>();
  let createdAtMs = 0;
  let state: ConversationState = {
    id: 'conversation',
    messages: [],
    status: 'ready',
    connection: 'online',
    queue: [],
    handoff: null,
    errorCode: null,
    storage: 'ok',
    isLoaded: true,
  };
  const update = (change: Partial<ConversationState>) => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  const createMessage = (id: string, role: Message['role'], text: string, status: Message['status']): Message => {
    createdAtMs += 1;
    return { id, role, parentId: null, parts: [{ type: 'text', text }], status, createdAtMs };
  };
  return {
    getSnapshot: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update,
    /** The visitor says something. */
    ask: (id: string, text: string) =>
      update({
        messages: [...state.messages, createMessage(id, 'user', text, { type: 'done', outcome: 'complete' })],
        status: 'submitted',
      }),
    /** The answer is this far. A status ends it. */
    answer: (id: string, text: string, status: Message['status'] = { type: 'streaming' }) => {
      const known = state.messages.find((message) => message.id === id);
      const message: Message = known
        ? { ...known, parts: [{ type: 'text', text }], status }
        : createMessage(id, 'assistant', text, status);
      update({
        messages: known
          ? state.messages.map((entry) => (entry.id === id ? message : entry))
          : [...state.messages, message],
        status: status.type === 'done' ? 'ready' : 'streaming',
      });
    },
  };
};
