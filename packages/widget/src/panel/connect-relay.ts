import {
  createConversation,
  loadSite,
  memoryStorage,
  persist,
  relayTransport,
  shareTabs,
  webStorage,
} from '@parley/core';
import { createBrowserEnvironment } from '@parley/core/browser';
import { guardStorage } from '../guarded-storage.ts';
import type { Settings } from '../settings/settings.ts';
import type { ChatBackend } from './panel-contract.ts';

/** The conversation with the relay of the settings: the one of last time in this browser, unless it is not to be kept. */
export const connectRelay = ({ endpoint, site, language, remember }: Settings): ChatBackend => {
  const environment = createBrowserEnvironment();
  const kept = guardStorage(() => window.localStorage);
  const visitorKey = `parley:${endpoint}:visitor`;
  const conversationKey = `parley:${endpoint}:${site}:conversation`;
  // Who may read a conversation is who knows this secret.
  const visitor = (remember ? kept.get(visitorKey) : null) ?? environment.createId();
  const id = remember ? kept.get(conversationKey) : null;
  const options = { endpoint, site, visitor, fetch: environment.fetch };
  const askedKey = `${conversationKey}:asked`;
  const { load, ...transport } = relayTransport(options);
  // Of a conversation in which nothing was asked the relay knows nothing, and says so with an error in the page's console.
  const mayBeKnown = id !== null && kept.get(askedKey) === id;
  const conversation = createConversation({
    ...(id !== null && { id }),
    language,
    environment,
    transport: { ...transport, ...(mayBeKnown && load && { load }) },
    persistence: persist(remember ? webStorage({ getStorage: () => window.localStorage }) : memoryStorage()),
    tabs: shareTabs(),
  });
  if (remember) {
    kept.set(visitorKey, visitor);
    const keepId = () => {
      const { id: current, messages } = conversation.getSnapshot();
      if (kept.get(conversationKey) !== current) kept.set(conversationKey, current);
      if (messages.length > 0 && kept.get(askedKey) !== current) kept.set(askedKey, current);
    };
    // Another tab that opens now is to find it, although nothing has been said yet.
    keepId();
    conversation.subscribe(keepId);
  }
  return { conversation, site: loadSite(options).catch(() => null) };
};
