import type { Message } from '@parley/protocol';
import { useConversation } from '../hooks/use-conversation.ts';
import { useChat } from '../panel/chat-context.ts';
import { readText } from '../panel/read-parts.ts';
import { BranchSwitcher } from './branch-switcher.tsx';
import { MessageNotice } from './message-notice.tsx';

/** What the visitor wrote, as it was written. */
export const UserMessage = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) => {
  const { translations } = useChat();
  const isHeldBack = useConversation((state) => state.connection !== 'online') && message.status.type === 'pending';
  return (
    <article class="message message-user">
      <span class="only-read">{translations.youSaid}</span>
      <div class="bubble" part="user-message" dir="auto" data-status={message.status.type}>
        {readText(message.parts)}
      </div>
      {isHeldBack && <p class="notice">{translations.waitingToSend}</p>}
      <MessageNotice message={message} isLast={isLast} />
      <BranchSwitcher messageId={message.id} />
    </article>
  );
};
