import type { Usage } from '@parley/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../conversation.ts';
import { createConversation } from '../create-conversation.ts';
import { getMessageText } from '../get-message-text.ts';
import { persist } from '../persist.ts';
import type { ConversationStorage, ThreadStorage } from '../ports/storage.ts';
import { createThreads } from '../threads/create-threads.ts';
import type { Threads } from '../threads/threads.ts';
import { functionTransport } from '../transports/function-transport.ts';
import { indexedDbStorage } from './indexed-db-storage.ts';
import { webStorage } from './web-storage.ts';

const usage: Usage = { model: 'small', inputTokens: 3, outputTokens: 4, costUsd: 0.01 };
const transport = functionTransport(async function* ({ message }) {
  yield `You said ${message.text}`;
  yield { type: 'data-parley-usage', id: 'usage', data: usage };
});

const load = (storage: ConversationStorage, id: string): Promise<Conversation> => {
  const conversation = createConversation({ id, transport, persistence: persist(storage) });
  return new Promise((resolve) => {
    const resolveWhenLoaded = () => {
      if (conversation.getSnapshot().isLoaded) resolve(conversation);
    };
    conversation.subscribe(resolveWhenLoaded);
    resolveWhenLoaded();
  });
};

/** Resolves when these are the last words that are stored of a conversation; storing follows what is shown. */
const waitForPreview = (threads: Threads, conversationId: string, words: string): Promise<void> =>
  new Promise((resolve) => {
    const resolveWhenStored = async () => {
      const list = await threads.list();
      if (list.some(({ id, preview }) => id === conversationId && preview === words)) resolve();
    };
    threads.subscribe(() => void resolveWhenStored());
    void resolveWhenStored();
  });

afterEach(() => localStorage.clear());

describe('a conversation over the storage of the browser', () => {
  it.each([
    ['localStorage', (): ThreadStorage => webStorage({ getStorage: () => localStorage })],
    ['IndexedDB', (): ThreadStorage => indexedDbStorage({ getIndexedDb: () => indexedDB, name: 'test-conversations' })],
  ])('is there again after a reload, with its outcomes, its costs and its name, over %s', async (_name, open) => {
    const id = crypto.randomUUID();
    const threads = createThreads({ storage: open() });
    const before = await load(threads.storage, id);
    await before.send('Hello');
    await waitForPreview(threads, id, 'You said Hello');
    await threads.rename(id, 'Greetings');
    await before.send('Bye');
    await waitForPreview(threads, id, 'You said Bye');
    const { messages } = before.getSnapshot();
    expect(before.getSnapshot().storage).toBe('ok');
    before.destroy();

    const after = await load(open(), id);
    expect(after.getSnapshot().messages).toEqual(messages);
    expect(messages.map(getMessageText)).toEqual(['Hello', 'You said Hello', 'Bye', 'You said Bye']);
    expect(messages[1]?.status).toEqual({ type: 'done', outcome: 'complete' });
    expect(messages[1]?.parts).toContainEqual({ type: 'data-parley-usage', id: 'usage', data: usage });
    expect(await threads.list()).toContainEqual(expect.objectContaining({ id, title: 'Greetings', messageCount: 4 }));
    await after.clear();
    expect((await threads.list()).map((conversation) => conversation.id)).not.toContain(id);
    threads.destroy();
    after.destroy();
  });

  it('lives in memory, and says so, where the browser has no database', async () => {
    const conversation = await load(indexedDbStorage({ getIndexedDb: () => undefined }), crypto.randomUUID());
    await conversation.send('Hello');
    expect(conversation.getSnapshot()).toMatchObject({ storage: 'degraded', messages: [{}, {}] });
    conversation.destroy();
  });
});
