import type { ConversationState } from '@parley/core';
import { useConversation } from '../hooks/use-conversation.ts';
import { useChat } from '../panel/chat-context.ts';
import { describeError } from '../translations/describe-error.ts';
import type { Translations } from '../translations/en.ts';
import { formatText } from '../translations/format-text.ts';
import { Icon, type IconName } from './icon.tsx';

type BannerContent = { readonly icon: IconName; readonly tone: 'notice' | 'calm' | 'danger'; readonly text: string };

const describeHandoff = ({ handoff }: ConversationState, translations: Translations): string | null => {
  switch (handoff?.status) {
    case 'requested':
      return translations.handoffRequested;
    case 'queued':
      return handoff.position === undefined
        ? translations.handoffRequested
        : formatText(translations.handoffQueued, { position: handoff.position });
    case 'taken':
      return handoff.personName === undefined
        ? translations.handoffTakenBySomeone
        : formatText(translations.handoffTaken, { name: handoff.personName });
    case 'returned':
      return translations.handoffReturned;
    case 'closed':
      return translations.handoffClosed;
    default:
      return null;
  }
};

const describeState = (state: ConversationState, translations: Translations): BannerContent | null => {
  if (state.connection === 'offline') {
    const isWaiting = state.status !== 'ready' || state.queue.length > 0;
    return { icon: 'offline', tone: 'notice', text: isWaiting ? translations.offline : translations.offlineIdle };
  }
  if (state.connection === 'reconnecting') return { icon: 'clock', tone: 'notice', text: translations.reconnecting };
  const handoff = describeHandoff(state, translations);
  if (handoff !== null) return { icon: 'person', tone: 'calm', text: handoff };
  const last = state.messages.at(-1)?.status;
  const isToldThere = last?.type === 'done' && last.outcome !== 'complete';
  if (state.errorCode !== null && !isToldThere) {
    return { icon: 'alert', tone: 'danger', text: describeError(state.errorCode, translations) };
  }
  if (state.storage === 'degraded' && state.messages.length > 0) {
    return { icon: 'alert', tone: 'notice', text: translations.notKept };
  }
  return null;
};

const isSame = (a: BannerContent | null, b: BannerContent | null) => a?.text === b?.text && a?.icon === b?.icon;

/** What concerns the conversation as a whole: the network, and a person being asked to join. */
export const Banner = () => {
  const { translations } = useChat();
  const banner = useConversation((state) => describeState(state, translations), isSame);
  return (
    <div role="status" class="banner-region">
      {banner !== null && (
        <p class="banner" data-tone={banner.tone}>
          <Icon name={banner.icon} />
          <span>{banner.text}</span>
        </p>
      )}
    </div>
  );
};
