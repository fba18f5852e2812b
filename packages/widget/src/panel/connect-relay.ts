import { createConversation, loadSite, memoryStorage, relayTransport, webStorage } from '@parley/core';
import { createBrowserEnvironment } from '@parley/core/browser';
import { guardStorage } from '../guarded-storage.ts';
import type { Settings } from '../settings/settings.ts';
import type { ChatBackend } from './panel-contract.ts';

/** The conversation with the relay of the settings: the one of last time in this browser, unless it is not to be kept. */
export const connectRelay = ({ endpoint, site, language, remember }: Settings): ChatBackend => {
  const environment = createBrowserEnvironment();
  const kept = guardStorage(() => window.localStorage);
  const recall = (key: string) => {
    const id = (remember ? kept.get(key) : null) ?? environment.createId();
    if (remember) kept.set(key, id);
    return id;
  };
  // Who may read a conversation is who knows this secret.
  const visitor = recall(`parley:${endpoint}:visitor`);
  const conversationKey = `parley:${endpoint}:${site}:conversation`;
  const options = { endpoint, site, visitor, fetch: environment.fetch };
  const conversation = createConversation({
    id: recall(conversationKey),
    site,
    language,
    environment,
    transport: relayTransport(options),
    storage: remember ? webStorage({ getStorage: () => window.localStorage }) : memoryStorage(),
  });
  if (remember) {
    conversation.subscribe(() => {
      const { id } = conversation.getSnapshot();
      if (kept.get(conversationKey) !== id) kept.set(conversationKey, id);
    });
  }
  return { conversation, site: loadSite(options).catch(() => null) };
};
