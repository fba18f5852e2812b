import type { ConversationState } from '@parley/core';
import type { Message } from '@parley/protocol';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { useChat } from '../panel/chat-context.ts';

/**
 * One value of the conversation's state. The component renders again only when the value is another one, so choose values
 * that keep their identity; give `isEqual` for lists that are made anew.
 */
export const useConversation = <Value>(
  select: (state: ConversationState) => Value,
  isEqual: (a: Value, b: Value) => boolean = Object.is,
): Value => {
  const { conversation } = useChat();
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const previous = useRef<{ value: Value } | null>(null);
  const selected = select(conversation.getSnapshot());
  const value =
    previous.current !== null && isEqual(previous.current.value, selected) ? previous.current.value : selected;
  previous.current = { value };

  const latest = useRef({ select, isEqual });
  latest.current = { select, isEqual };
  useEffect(() => {
    const check = () => {
      const next = latest.current.select(conversation.getSnapshot());
      if (previous.current === null || !latest.current.isEqual(previous.current.value, next)) renderAgain(undefined);
    };
    check();
    return conversation.subscribe(check);
  }, [conversation]);
  return value;
};

/** One message, which renders its component alone when it changes. */
export const useMessage = (messageId: string): Message | undefined => {
  const { conversation } = useChat();
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const message = conversation.getMessage(messageId);
  const shown = useRef(message);
  shown.current = message;
  useEffect(() => {
    const check = () => {
      if (conversation.getMessage(messageId) !== shown.current) renderAgain(undefined);
    };
    check();
    return conversation.subscribe(messageId, check);
  }, [conversation, messageId]);
  return message;
};
