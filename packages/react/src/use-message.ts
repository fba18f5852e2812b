import type { Conversation } from '@parley/core';
import { useCallback, useContext, useSyncExternalStore } from 'react';
import { ConversationContext } from './conversation-provider.ts';

type Message = ReturnType<Conversation['getMessage']>;

/** One message of the provider's conversation. The component renders again when this message changes, and for no other. */
export const useMessage = (messageId: string): Message => {
  const conversation = useContext(ConversationContext);
  const subscribe = useCallback(
    (listener: () => void) => conversation?.subscribe(messageId, listener) ?? (() => {}),
    [conversation, messageId],
  );
  return useSyncExternalStore(
    subscribe,
    () => conversation?.getMessage(messageId),
    () => undefined,
  );
};
