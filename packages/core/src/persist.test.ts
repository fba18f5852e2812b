import type { ConversationRecord } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createTestBrowser } from '../test/test-browser.ts';
import { type ConversationModel, createModel } from './conversation-model.ts';
import { persist } from './persist.ts';
import type { ConversationStorage, StoredConversation } from './ports/storage.ts';
import type { Transport } from './ports/transport.ts';
import { type ConversationFacts, reduceConversation } from './reduce-conversation.ts';

const send: Transport['send'] = async () => ({ batches: (async function* () {})() });

const record = (text: string): ConversationRecord => ({
  version: 1,
  id: 'talk',
  messages: [
    {
      id: 'm',
      role: 'user',
      parentId: null,
      parts: [{ type: 'text', text }],
      status: { type: 'done', outcome: 'complete' },
      createdAtMs: 0,
    },
  ],
  headId: 'm',
});

const start = (storage: Partial<ConversationStorage>, transport: Partial<Transport> = {}) => {
  const saved: StoredConversation[] = [];
  const facts: ConversationFacts[] = [];
  const errors: unknown[] = [];
  const tab = createTestBrowser().openTab();
  let model: ConversationModel = createModel('talk');
  const persistence = persist({
    load: async () => null,
    save: async (next) => void saved.push(next),
    remove: async () => {},
    ...storage,
  })({
    environment: tab,
    transport: { send, ...transport },
    getModel: () => model,
    setFacts: (next) => facts.push(next),
    onError: (error) => errors.push(error),
  });
  const say = (text: string) => {
    model = reduceConversation(model, { type: 'loaded', record: record(text) });
  };
  return { persistence, saved, facts, errors, tab, say };
};

describe('persist', () => {
  it('saves what has changed, and nothing of a conversation in which nothing was said', async () => {
    const { persistence, saved, say } = start({});
    await persistence.save();
    expect(saved).toEqual([]);
    say('One');
    await persistence.save();
    await persistence.save();
    expect(saved.map(({ messages }) => messages.length)).toEqual([1]);
  });

  it('never saves two at once, and ends with the newest', async () => {
    const order: string[] = [];
    let finish = () => {};
    const { persistence, say } = start({
      save: ({ messages }) => {
        const [part] = messages[0]?.parts ?? [];
        order.push(part !== undefined && 'text' in part ? String(part.text) : '');
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    });
    say('One');
    const first = persistence.save();
    say('Two');
    void persistence.save();
    say('Three');
    const last = persistence.save();
    expect(order).toEqual(['One']);
    finish();
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(['One', 'Three']);
    finish();
    await Promise.all([first, last]);
    expect(order).toEqual(['One', 'Three']);
  });

  it('loads from the back end what is stored nowhere here', async () => {
    const { persistence } = start({}, { load: async () => record('There') });
    expect(await persistence.load('talk')).toEqual(record('There'));
  });

  it('asks the back end when what is stored here cannot be read, and leaves that as it is until it is removed', async () => {
    const broken = new Error('damaged');
    const { persistence, saved, facts, errors, say } = start(
      { load: () => Promise.reject(broken) },
      { load: async () => record('There') },
    );
    expect(await persistence.load('talk')).toEqual(record('There'));
    expect(facts).toEqual([{ storage: 'degraded' }]);
    expect(errors).toEqual([broken]);
    say('One');
    await persistence.save();
    expect(saved).toEqual([]);
    await persistence.remove('talk');
    await persistence.save();
    expect(saved).toHaveLength(1);
  });

  it('begins empty, and reports it, when neither can be read', async () => {
    const { persistence, errors } = start({}, { load: () => Promise.reject(new Error('down')) });
    expect(await persistence.load('talk')).toBeNull();
    expect(errors).toEqual([new Error('down')]);
  });

  it('asks no back end while there is no network', async () => {
    let asked = 0;
    const { persistence, tab } = start(
      {},
      {
        load: async () => {
          asked += 1;
          return null;
        },
      },
    );
    await tab.setOnline(false);
    expect(await persistence.load('talk')).toBeNull();
    expect(asked).toBe(0);
  });

  it('saves growth once a second, and everything else at once', async () => {
    const { persistence, saved, tab, say } = start({});
    const publish = async (text: string, isGrowth: boolean) => {
      say(text);
      persistence.onPublish(isGrowth);
      await new Promise((resolve) => setImmediate(resolve));
    };
    await publish('a', true);
    await publish('ab', true);
    expect(saved).toHaveLength(1);
    await tab.advance(999);
    await publish('abc', true);
    expect(saved).toHaveLength(1);
    await tab.advance(1);
    await publish('abcd', true);
    expect(saved).toHaveLength(2);
    await publish('abcde', false);
    expect(saved).toHaveLength(3);
  });

  it('reports a record that could not be removed', async () => {
    const { persistence, errors } = start({ remove: () => Promise.reject(new Error('blocked')) });
    await persistence.remove('talk');
    expect(errors).toEqual([new Error('blocked')]);
  });
});
