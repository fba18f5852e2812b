import type { Conversation, ConversationState } from '@parley/core';
import { expect, test } from 'vitest';
import { createAnswer, createUserMessage } from '../stories/sample-messages.ts';
import { createStaticConversation } from '../stories/static-conversation.ts';
import { watchMessages } from './watch-messages.ts';

/** A conversation whose state the test sets. */
const createConversation = (initial: Partial<ConversationState>) => {
  const listeners = new Set<() => void>();
  let current = createStaticConversation(initial);
  const conversation: Conversation = {
    ...current,
    getSnapshot: () => current.getSnapshot(),
    subscribe: (target: string | (() => void)) => {
      const listener = typeof target === 'string' ? () => {} : target;
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const set = (state: Partial<ConversationState>) => {
    current = createStaticConversation(state);
    for (const listener of listeners) listener();
  };
  return { conversation, set };
};

const watch = (conversation: Conversation) => {
  const seen: string[] = [];
  const stop = watchMessages(conversation, {
    onSent: ({ id }) => seen.push(`sent ${id}`),
    onReply: ({ id }) => seen.push(`reply ${id}`),
    onError: (code) => seen.push(`error ${code}`),
  });
  return { seen, stop };
};

const question = createUserMessage('q', 'Hello');
const growing = createAnswer('a', 'Hi', { status: { type: 'streaming' } });
const answer = createAnswer('a', 'Hi there');

test('what was stored before is not news', () => {
  const { conversation, set } = createConversation({ isLoaded: false });
  const { seen } = watch(conversation);
  set({ messages: [question, answer] });
  set({ messages: [question, answer] });
  expect(seen).toEqual([]);
});

test('a reply is reported once, when it has ended, however often it changed', () => {
  const { conversation, set } = createConversation({});
  const { seen } = watch(conversation);
  set({ messages: [question, createAnswer('a', '', { status: { type: 'pending' } })] });
  set({ messages: [question, growing] });
  set({ messages: [question, { ...growing }] });
  set({ messages: [question, answer] });
  set({ messages: [question, answer] });
  expect(seen).toEqual(['sent q', 'reply a']);
});

test('a reply that was under way when the page was loaded again is reported', () => {
  const { conversation, set } = createConversation({ messages: [question, growing] });
  const { seen } = watch(conversation);
  set({ messages: [question, answer] });
  expect(seen).toEqual(['reply a']);
});

test('a message that could not be sent is reported', () => {
  const { conversation, set } = createConversation({});
  const { seen } = watch(conversation);
  set({ messages: [{ ...question, status: { type: 'pending' } }] });
  set({ messages: [{ ...question, status: { type: 'done', outcome: 'error', errorCode: 'offline' } }] });
  expect(seen).toEqual(['sent q', 'reply q']);
});

test('a failure is reported once, and nothing after the stop', () => {
  const { conversation, set } = createConversation({});
  const { seen, stop } = watch(conversation);
  set({ errorCode: 'internal' });
  set({ errorCode: 'internal' });
  stop();
  set({ messages: [question] });
  expect(seen).toEqual(['error internal']);
});
