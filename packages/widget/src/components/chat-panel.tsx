import { markdownToText } from '@parley/markdown';
import type { Message, SiteInfo } from '@parley/protocol';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Emitter } from '../create-emitter.ts';
import { focusPanel } from '../hooks/focus-panel.ts';
import { trapFocus } from '../hooks/trap-focus.ts';
import { useAnnouncer } from '../hooks/use-announcer.ts';
import { useMedia } from '../hooks/use-media.ts';
import { useVisibleArea } from '../hooks/use-visible-area.ts';
import { type Chat, ChatProvider, type OpenCitation } from '../panel/chat-context.ts';
import type { ChatBackend } from '../panel/panel-contract.ts';
import { readText } from '../panel/read-parts.ts';
import { watchMessages } from '../panel/watch-messages.ts';
import type { Settings } from '../settings/settings.ts';
import { describeOutcome } from '../translations/describe-outcome.ts';
import type { Translations } from '../translations/en.ts';
import { Banner } from './banner.tsx';
import { CitationSheet } from './citation-sheet.tsx';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import { LiveRegion } from './live-region.tsx';
import { MessageList } from './message-list.tsx';
import { QueueList } from './queue-list.tsx';

export type ChatPanelProps = {
  readonly conversation: ChatBackend['conversation'];
  /** `undefined` until it is known. */
  readonly site: SiteInfo | null | undefined;
  readonly settings: Settings;
  readonly translations: Translations;
  readonly isOpen: boolean;
  readonly emit: Emitter['emit'];
  /** Absent where there is nothing to close: a chat in the page's flow. */
  readonly onClose: (() => void) | undefined;
};

/** The whole chat: what is said, where one writes, and what lies over it. */
export const ChatPanel = ({ conversation, site, settings, translations, isOpen, emit, onClose }: ChatPanelProps) => {
  const panel = useRef<HTMLDivElement>(null);
  const [citation, setCitation] = useState<OpenCitation | null>(null);
  const [announcement, announce] = useAnnouncer();
  const isFloating = onClose !== undefined;
  const isModal = useMedia('(max-width: 479.98px)') && isFloating;
  useVisibleArea(panel, isModal && isOpen);

  const assistantName = settings.name ?? site?.assistantName ?? translations.assistant;
  const focusComposer = useCallback(() => focusPanel(panel.current), []);
  const chat: Chat = useMemo(
    () => ({
      conversation,
      translations,
      settings,
      site,
      assistantName,
      announce,
      focusComposer,
      openCitation: setCitation,
    }),
    [conversation, translations, settings, site, assistantName, announce, focusComposer],
  );

  useEffect(() => {
    const describe = (message: Message) =>
      [message.role === 'user' ? '' : markdownToText(readText(message.parts)), describeOutcome(message, translations)]
        .filter((text) => text !== '' && text !== null)
        .join(' ');
    return watchMessages(conversation, {
      onSent: ({ id, parts }) => emit('message', { id, text: readText(parts) }),
      onReply: (message) => {
        announce(describe(message));
        const { id, parts, status, role } = message;
        if (role === 'assistant' && status.type === 'done') {
          emit('reply', { id, text: readText(parts), outcome: status.outcome });
        }
      },
      onError: (code) => emit('error', { code }),
    });
  }, [conversation, translations, announce, emit]);

  const closeCitation = () => {
    citation?.opener.focus();
    setCitation(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && onClose !== undefined) {
      event.stopPropagation();
      onClose();
    } else if (isModal && panel.current !== null) trapFocus(event, panel.current);
  };

  return (
    <ChatProvider value={chat}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it is a dialog or a region. */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a dialog or a region. */}
      <div
        class="panel"
        part="panel"
        ref={panel}
        role={isFloating ? 'dialog' : 'region'}
        aria-label={assistantName}
        aria-modal={isModal ? true : undefined}
        tabIndex={-1}
        hidden={!isOpen}
        onKeyDown={onKeyDown}
      >
        <Header onClose={onClose} />
        <Banner />
        <MessageList />
        <QueueList />
        <Composer />
        {citation !== null && <CitationSheet open={citation} onClose={closeCitation} />}
        <LiveRegion text={announcement} />
      </div>
    </ChatProvider>
  );
};
