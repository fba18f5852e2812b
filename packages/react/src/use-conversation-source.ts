import { type Conversation, createConversation } from '@parley/core';
import { useEffect, useRef, useState } from 'react';
import { type ConversationSource, isConversation } from './conversation-source.ts';

/**
 * The conversation of a source; `null` until one that is made from options is there. Made in an effect, so that a server
 * makes none and strict mode leaves none behind; made anew when `id` changes, not when other options do.
 */
export const useConversationSource = (source: ConversationSource | undefined): Conversation | null => {
  const given = source !== undefined && isConversation(source) ? source : null;
  const options = source !== undefined && !isConversation(source) ? source : null;
  const latest = useRef(options);
  latest.current = options;
  const [made, setMade] = useState<Conversation | null>(null);
  const key = options === null ? null : (options.id ?? '');
  useEffect(() => {
    if (key === null || latest.current === null) return;
    const conversation = createConversation(latest.current);
    setMade(conversation);
    return () => {
      conversation.destroy();
      setMade(null);
    };
  }, [key]);
  return given ?? made;
};
