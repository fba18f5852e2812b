import { useChat } from '../panel/chat-context.ts';
import { Icon } from './icon.tsx';

export type ScrollButtonProps = {
  /** Something has arrived below that has not been seen. */
  readonly hasNews: boolean;
  readonly onClick: () => void;
};

/** The way back to the end of the conversation. */
export const ScrollButton = ({ hasNews, onClick }: ScrollButtonProps) => {
  const { translations } = useChat();
  return (
    <button
      type="button"
      class="scroll-button"
      data-news={hasNews}
      aria-label={hasNews ? translations.newMessages : translations.jumpToLatest}
      onClick={onClick}
    >
      <Icon name="down" />
      {hasNews && <span aria-hidden="true">{translations.newMessages}</span>}
    </button>
  );
};
