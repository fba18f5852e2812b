import { useEffect, useRef, useState } from 'preact/hooks';
import { moveFocus } from '../hooks/move-focus.ts';
import { useConversation } from '../hooks/use-conversation.ts';
import { useChat } from '../panel/chat-context.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** What is done rarely. */
export const HeaderMenu = () => {
  const { conversation, translations, site, focusComposer } = useChat();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const isEmpty = useConversation((state) => state.messages.length === 0);

  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [isOpen]);

  const close = (shouldFocus: boolean) => {
    setOpen(false);
    if (shouldFocus) root.current?.querySelector('button')?.focus();
  };
  const choose = (action: () => Promise<void>) => {
    setOpen(false);
    focusComposer();
    void action();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close(true);
    } else if (event.key === 'Tab') close(false);
    else if (root.current !== null && moveFocus(event, root.current.querySelectorAll('[role="menuitem"]'))) {
      event.preventDefault();
    }
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (isOpen && !(relatedTarget instanceof Node && root.current?.contains(relatedTarget))) setOpen(false);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the menu in it.
    <div class="menu-root" ref={root} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <IconButton
        icon="more"
        label={translations.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div class="menu" role="menu" aria-label={translations.menu}>
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={isEmpty}
            onClick={() => !isEmpty && choose(() => conversation.clear())}
          >
            <Icon name="compose" />
            {translations.newConversation}
          </button>
          {site?.canHandOff === true && (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => choose(() => conversation.requestPerson())}
            >
              <Icon name="person" />
              {translations.talkToPerson}
            </button>
          )}
        </div>
      )}
    </div>
  );
};
