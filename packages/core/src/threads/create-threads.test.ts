import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { startConversation } from '../../test/start-conversation.ts';
import { createTestBrowser, settle } from '../../test/test-browser.ts';
import { createTestStore } from '../../test/test-store.ts';
import type { ThreadStorage } from '../ports/storage.ts';
import { memoryStorage } from '../storages/memory-storage.ts';
import { webStorage } from '../storages/web-storage.ts';
import { createThreads } from './create-threads.ts';

const start = async ({
  storage = memoryStorage(),
  browser = createTestBrowser(),
}: {
  storage?: ThreadStorage;
  browser?: ReturnType<typeof createTestBrowser>;
} = {}) => {
  const tab = browser.openTab();
  const threads = createThreads({ storage, environment: tab, tabs: tab });
  const changes: number[] = [];
  threads.subscribe(() => changes.push(changes.length));
  return { threads, storage, browser, changes };
};
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('createThreads', () => {
  it('wants a storage that can list', () => {
    const { load, save, remove } = memoryStorage();
    // @ts-expect-error: three methods are enough for a conversation, and too few for threads.
    createThreads({ storage: { load, save, remove }, environment: createTestBrowser().openTab() });
  });

  it('lists the last changed first', async () => {
    const { threads, storage } = await start();
    await storage.save({ ...buildRecord('old', 'Hello'), updatedAtMs: 1 });
    await storage.save({ ...buildRecord('new', 'Hello'), updatedAtMs: 3 });
    await storage.save({ ...buildRecord('middle', 'Hello'), updatedAtMs: 2 });
    expect(idsOf(await threads.list())).toEqual(['new', 'middle', 'old']);
  });

  it('names and removes, and tells those who listen', async () => {
    const { threads, storage, changes } = await start();
    await storage.save(buildRecord('one', 'Hello'));
    await threads.rename('one', '  Greetings ');
    expect((await threads.list())[0]?.title).toBe('Greetings');
    await threads.remove('one');
    expect(await threads.list()).toEqual([]);
    expect(changes).toHaveLength(2);
  });

  it('tells the other tabs, until it is destroyed', async () => {
    const one = await start();
    const two = await start({ storage: one.storage, browser: one.browser });
    await one.storage.save(buildRecord('one', 'Hello'));
    await one.threads.rename('one', 'Greetings');
    await settle();
    expect(two.changes).toHaveLength(1);
    two.threads.destroy();
    await one.threads.rename('one', 'Salutations');
    await settle();
    expect(two.changes).toHaveLength(1);
  });

  it('goes on telling the others when a listener throws', async () => {
    const errors: unknown[] = [];
    const storage = memoryStorage();
    await storage.save(buildRecord('one', 'Hello'));
    const threads = createThreads({
      storage,
      environment: createTestBrowser().openTab(),
      onError: (error) => errors.push(error),
    });
    const failure = new Error('mine');
    let calls = 0;
    threads.subscribe(() => {
      throw failure;
    });
    const unsubscribe = threads.subscribe(() => {
      calls += 1;
    });
    await threads.remove('one');
    unsubscribe();
    await threads.remove('one');
    expect([calls, errors]).toEqual([1, [failure, failure]]);
  });

  it('works while a conversation is open: hears of what is said, and its name stays', async () => {
    const { threads, changes, storage } = await start();
    const { conversation, backEnd } = await startConversation({ storage: threads.storage });
    const sending = conversation.send('What does it cost?');
    await settle();
    expect((await threads.list())[0]?.title).toBe('What does it cost?');
    await threads.rename('talk', 'Costs');
    const [reply] = backEnd.replies;
    reply?.say('Nothing.');
    reply?.finish();
    await sending;
    await settle();
    expect(await threads.list()).toMatchObject([{ id: 'talk', title: 'Costs', preview: 'Nothing.', messageCount: 2 }]);
    const count = changes.length;
    expect(count).toBeGreaterThanOrEqual(3);
    await conversation.clear();
    expect(await threads.list()).toEqual([]);
    expect(changes.length).toBeGreaterThan(count);
    expect(await storage.load('talk')).toBeNull();
  });

  it('does not tell of a reply that only grows', async () => {
    const { threads, changes } = await start();
    const growing = (text: string) => {
      const record = buildRecord('one', 'Hello', text);
      return {
        ...record,
        messages: record.messages.map((message) => ({ ...message, status: { type: 'streaming' as const } })),
      };
    };
    await threads.storage.save(growing('H'));
    await threads.storage.save(growing('Hi'));
    expect(changes).toHaveLength(1);
    await threads.storage.save(buildRecord('one', 'Hello', 'Hi'));
    expect(changes).toHaveLength(2);
  });

  it('finds conversations, the last changed first, and all with an empty query', async () => {
    const { threads, storage } = await start();
    await storage.save({ ...buildRecord('one', '国际转账要多少钱？'), updatedAtMs: 1 });
    await storage.save({ ...buildRecord('two', 'Hello', '转账免费'), updatedAtMs: 2 });
    await storage.save({ ...buildRecord('three', 'Weather'), updatedAtMs: 3 });
    const find = async (query: string) => (await threads.search(query)).map(({ conversation }) => conversation.id);
    expect(await find('转账')).toEqual(['two', 'one']);
    expect(await find('  ')).toEqual(['three', 'two', 'one']);
    await threads.rename('three', '转账');
    expect(await find('转账')).toEqual(['three', 'two', 'one']);
  });

  it('ends a search when it is told to', async () => {
    const { threads, storage } = await start();
    await storage.save(buildRecord('one', 'Hello'));
    await expect(threads.search('Hello', { signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });

  it('leaves out of a search what cannot be read, but not that the storage failed', async () => {
    const storage = memoryStorage();
    const store = createTestStore({ entries: { 'parley:bad': '{' } });
    const web = webStorage({ getStorage: () => store });
    await web.save(buildRecord('one', 'Hello'));
    const { threads } = await start({
      storage: {
        ...web,
        list: async () => [
          ...(await web.list()),
          {
            ...(await storage.list())[0],
            id: 'bad',
            title: '',
            preview: '',
            createdAtMs: 0,
            updatedAtMs: 0,
            messageCount: 0,
          },
        ],
      },
    });
    expect((await threads.search('hello')).map(({ conversation }) => conversation.id)).toEqual(['one']);
    const { threads: broken } = await start({ storage: { ...web, load: () => Promise.reject(new TypeError('gone')) } });
    await expect(broken.search('hello')).rejects.toThrow('gone');
  });
});
