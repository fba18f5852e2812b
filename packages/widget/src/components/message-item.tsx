import { memo } from '../hooks/memo.ts';
import { useMessage } from '../hooks/use-conversation.ts';
import { AssistantMessage } from './assistant-message.tsx';
import { UserMessage } from './user-message.tsx';

export type MessageItemProps = { readonly messageId: string; readonly isLast: boolean };

/** One message. It renders when it changes and at no other time. */
export const MessageItem = memo<MessageItemProps>(({ messageId, isLast }) => {
  const message = useMessage(messageId);
  switch (message?.role) {
    case 'user':
      return <UserMessage message={message} isLast={isLast} />;
    case 'assistant':
      return <AssistantMessage message={message} isLast={isLast} />;
    default:
      return null;
  }
});
