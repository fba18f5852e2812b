import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { areListsEqual } from '../hooks/are-lists-equal.ts';
import { useConversation } from '../hooks/use-conversation.ts';
import { useEarlierItems } from '../hooks/use-earlier-items.ts';
import { useStickyScroll } from '../hooks/use-sticky-scroll.ts';
import { useChat } from '../panel/chat-context.ts';
import { DaySeparator } from './day-separator.tsx';
import { EmptyState } from './empty-state.tsx';
import { MessageItem } from './message-item.tsx';
import { ScrollButton } from './scroll-button.tsx';

const dayOf = (timeMs: number) => new Date(timeMs).setHours(0, 0, 0, 0);

/** The conversation from its first message to its last. */
export const MessageList = () => {
  const { conversation, translations } = useChat();
  const ids = useConversation((state) => state.messages.map(({ id }) => id), areListsEqual);
  const isLoaded = useConversation((state) => state.isLoaded);
  const { scroller, content, isAtEnd, scrollToEnd } = useStickyScroll();
  const [shownCount, showEarlier] = useEarlierItems(scroller);
  const [seenId, setSeenId] = useState<string | undefined>(undefined);

  const lastId = ids.at(-1);
  const lastUserId = ids.findLast((id) => conversation.getMessage(id)?.role === 'user');
  const sentId = useRef(lastUserId);
  useEffect(() => {
    // Who sends wants to see what comes of it, wherever they were reading.
    if (lastUserId !== undefined && lastUserId !== sentId.current) scrollToEnd();
    sentId.current = lastUserId;
  }, [lastUserId, scrollToEnd]);
  useEffect(() => {
    if (isAtEnd) setSeenId(lastId);
  }, [isAtEnd, lastId]);

  const shown = ids.slice(-shownCount);
  let day = 0;
  return (
    <div class="list">
      <div
        class="scroller"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={translations.conversation}
        aria-busy={!isLoaded}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        tabIndex={0}
      >
        <div class="content" ref={content}>
          {isLoaded && ids.length === 0 && <EmptyState />}
          {ids.length > shown.length && (
            <button type="button" class="button earlier" onClick={showEarlier}>
              {translations.showEarlier}
            </button>
          )}
          {shown.map((id) => {
            const createdAtMs = conversation.getMessage(id)?.createdAtMs ?? 0;
            const isNewDay = dayOf(createdAtMs) !== day && createdAtMs > 0;
            day = dayOf(createdAtMs);
            return (
              <Fragment key={id}>
                {isNewDay && <DaySeparator timeMs={createdAtMs} />}
                <MessageItem messageId={id} isLast={id === lastId} />
              </Fragment>
            );
          })}
          <div class="sentinel" />
        </div>
      </div>
      {!isAtEnd && <ScrollButton hasNews={seenId !== lastId} onClick={scrollToEnd} />}
    </div>
  );
};
