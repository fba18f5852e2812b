import { useConversation } from '../hooks/use-conversation.ts';
import { useChat } from '../panel/chat-context.ts';
import { formatText } from '../translations/format-text.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** Messages that wait for the answer before them to end. */
export const QueueList = () => {
  const { conversation, translations, focusComposer } = useChat();
  const queue = useConversation((state) => state.queue);
  if (queue.length === 0) return null;
  return (
    <div class="queue">
      <p class="queue-label">
        <Icon name="clock" />
        {translations.queued}
      </p>
      <ul>
        {queue.map(({ id, text }) => (
          <li key={id}>
            <span class="queue-text" dir="auto">
              {text}
            </span>
            <IconButton
              icon="close"
              label={formatText(translations.cancelQueued, { text })}
              onClick={() => {
                conversation.cancelQueued(id);
                focusComposer();
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
};
