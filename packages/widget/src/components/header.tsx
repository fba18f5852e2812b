import { useConversation } from '../hooks/use-conversation.ts';
import { useChat } from '../panel/chat-context.ts';
import { formatText } from '../translations/format-text.ts';
import { HeaderMenu } from './header-menu.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** Who one talks to, how it is, and the way out. */
export const Header = ({ onClose }: { readonly onClose: (() => void) | undefined }) => {
  const { assistantName, translations } = useChat();
  const connection = useConversation((state) => state.connection);
  const isBusy = useConversation((state) => state.status !== 'ready');
  const person = useConversation((state) => (state.handoff?.status === 'taken' ? state.handoff.personName : undefined));
  const status =
    connection === 'offline'
      ? translations.statusOffline
      : connection === 'reconnecting'
        ? translations.statusReconnecting
        : person !== undefined
          ? formatText(translations.statusPerson, { name: person })
          : isBusy
            ? translations.statusAnswering
            : translations.statusReady;
  return (
    <div class="header" part="header">
      <span class="mark" data-connection={connection}>
        <Icon name={person === undefined ? 'spark' : 'person'} />
      </span>
      <div class="header-text">
        <h2 class="header-name">{assistantName}</h2>
        <p class="header-status">{status}</p>
      </div>
      <HeaderMenu />
      {onClose !== undefined && <IconButton icon="close" label={translations.closeChat} onClick={onClose} />}
    </div>
  );
};
