import type { Conversation } from '../src/conversation.ts';
import type { ConversationEvent } from '../src/conversation-event.ts';
import { type ConversationOptions, createConversation } from '../src/create-conversation.ts';
import { getMessageText } from '../src/get-message-text.ts';
import { persist } from '../src/persist.ts';
import type { ConversationStorage } from '../src/ports/storage.ts';
import { shareTabs } from '../src/share-tabs.ts';
import { memoryStorage } from '../src/storages/memory-storage.ts';
import { createTestBackEnd } from './test-back-end.ts';
import { createTestBrowser, settle, type TestTab } from './test-browser.ts';

/** A conversation in a tab of a test browser, and what it told. */
export const startConversation = async (
  options: Partial<ConversationOptions> & {
    readonly tab?: TestTab;
    readonly backEnd?: ReturnType<typeof createTestBackEnd>;
    readonly storage?: ConversationStorage;
  } = {},
) => {
  const {
    tab = createTestBrowser().openTab(),
    backEnd = createTestBackEnd(),
    storage = memoryStorage(),
    ...rest
  } = options;
  const events: ConversationEvent[] = [];
  const conversation = createConversation({
    id: 'talk',
    transport: backEnd.transport,
    environment: tab,
    persistence: persist(storage),
    tabs: shareTabs(tab),
    onEvent: (event) => events.push(event),
    ...rest,
  });
  await settle();
  return { conversation, tab, backEnd, storage, events };
};

/** The branch in view as a reader sees it: `u` and `a` with their words and how they stand. */
export const read = (conversation: Conversation): readonly string[] =>
  conversation.getSnapshot().messages.map((message) => {
    const { role, status } = message;
    const standing = status.type === 'done' ? status.outcome : status.type;
    return `${role.slice(0, 1)}: ${getMessageText(message)} (${standing})`;
  });
