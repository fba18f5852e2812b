import type { Conversation } from '../src/conversation.ts';
import type { ConversationEvent } from '../src/conversation-event.ts';
import { type ConversationOptions, createConversation } from '../src/create-conversation.ts';
import { getMessageText } from '../src/get-message-text.ts';
import { memoryStorage } from '../src/storages/memory-storage.ts';
import { createTestBackEnd } from './test-back-end.ts';
import { createTestBrowser, settle, type TestTab } from './test-browser.ts';

/** A conversation in a tab of a test browser, and what it told. */
export const startConversation = async (
  options: Partial<ConversationOptions> & {
    readonly tab?: TestTab;
    readonly backEnd?: ReturnType<typeof createTestBackEnd>;
  } = {},
) => {
  const { tab = createTestBrowser().openTab(), backEnd = createTestBackEnd(), ...rest } = options;
  const storage = options.storage ?? memoryStorage();
  const events: ConversationEvent[] = [];
  const conversation = createConversation({
    id: 'talk',
    site: 'demo',
    transport: backEnd.transport,
    environment: tab,
    storage,
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
