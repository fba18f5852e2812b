import type { Message } from '@parley/protocol';
import { useChat } from '../panel/chat-context.ts';
import { describeOutcome } from '../translations/describe-outcome.ts';
import { Icon } from './icon.tsx';

const faults = new Set<unknown>(['error', 'truncated']);
const withheld = new Set<unknown>(['blocked', 'filtered', 'refused']);

/** Says what became of a message that did not simply arrive, and gives the way forward. */
export const MessageNotice = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) => {
  const { conversation, translations, focusComposer } = useChat();
  const text = describeOutcome(message, translations);
  if (text === null || message.status.type !== 'done') return null;
  const { outcome } = message.status;
  const isFault = faults.has(outcome);
  const tone = isFault ? 'danger' : withheld.has(outcome) ? 'withheld' : 'calm';
  const tryAgain = () => {
    focusComposer();
    void (message.role === 'user' ? conversation.retry(message.id) : conversation.regenerate(message.id));
  };
  return (
    <p class="notice" data-tone={tone} part="notice">
      {tone !== 'calm' && <Icon name="alert" />}
      <span dir="auto">
        {text}
        {isFault && (isLast || message.role === 'user') && (
          <>
            {' '}
            <button type="button" class="link-button" onClick={tryAgain}>
              {translations.tryAgain}
            </button>
          </>
        )}
      </span>
    </p>
  );
};
