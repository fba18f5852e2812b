import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { createTestBackEnd } from '../test/test-back-end.ts';
import { settle } from '../test/test-browser.ts';

const streaming = async () => {
  const started = await startConversation();
  const sent = started.conversation.send('Hello?');
  await settle();
  await started.tab.frame();
  const reply = started.backEnd.replies[0];
  if (reply === undefined) throw new Error('The back end got no message.');
  return { ...started, sent, reply };
};

describe('subscribe', () => {
  it('calls back once per frame while a reply grows, and at once when it ends', async () => {
    const { conversation, tab, reply, sent } = await streaming();
    let calls = 0;
    conversation.subscribe(() => {
      calls += 1;
    });
    for (let index = 0; index < 50; index += 1) {
      reply.say('x');
      await settle();
    }
    expect(calls).toBe(0);
    expect(tab.countFrames()).toBe(1);
    await tab.frame();
    expect(calls).toBe(1);
    expect(read(conversation)[1]).toBe(`a: ${'x'.repeat(50)} (streaming)`);
    reply.say('y');
    reply.finish();
    await sent;
    expect(read(conversation)[1]).toBe(`a: ${'x'.repeat(50)}y (complete)`);
    expect(tab.countFrames()).toBe(0);
  });

  it('reports a listener that throws, and calls the others', async () => {
    const { conversation, events } = await startConversation();
    let calls = 0;
    conversation.subscribe(() => {
      throw new Error('mine');
    });
    conversation.subscribe(() => {
      calls += 1;
    });
    void conversation.send('Hello?');
    expect(calls).toBeGreaterThan(0);
    expect(events.some((event) => event.type === 'error' && String(event.error).includes('mine'))).toBe(true);
  });

  it('gives the same snapshot until something changes, and unchanged messages keep their identity', async () => {
    const { conversation, tab, reply } = await streaming();
    const before = conversation.getSnapshot();
    expect(conversation.getSnapshot()).toBe(before);
    reply.say('x');
    await settle();
    await tab.frame();
    const after = conversation.getSnapshot();
    expect(after).not.toBe(before);
    expect(after.messages[0]).toBe(before.messages[0]);
    expect(after.messages[1]).not.toBe(before.messages[1]);
  });

  it('calls nobody after it was unsubscribed or the conversation was destroyed', async () => {
    const { conversation, tab, reply } = await streaming();
    let calls = 0;
    const unsubscribe = conversation.subscribe(() => {
      calls += 1;
    });
    unsubscribe();
    conversation.subscribe(() => {
      calls += 1;
    });
    conversation.destroy();
    reply.say('x');
    await settle();
    await tab.frame();
    expect(calls).toBe(0);
  });
});

describe('subscribe to one message', () => {
  it('calls back for its message and for no other', async () => {
    const { conversation, tab, reply } = await streaming();
    const [question, answer] = conversation.getSnapshot().messages;
    const calls: string[] = [];
    conversation.subscribe(question?.id ?? '', () => calls.push('question'));
    const unsubscribe = conversation.subscribe(answer?.id ?? '', () => calls.push('answer'));
    reply.say('x');
    await settle();
    await tab.frame();
    expect(calls).toEqual(['answer']);
    expect(conversation.getMessage(answer?.id ?? '')).toBe(conversation.getSnapshot().messages[1]);
    unsubscribe();
    reply.say('y');
    await settle();
    await tab.frame();
    expect(calls).toEqual(['answer']);
  });
});

describe('onEvent', () => {
  it('tells of the turn, and of data that is in no message', async () => {
    const { events, reply, sent, conversation } = await streaming();
    reply.push({ type: 'data-typing', data: 'Mei', transient: true }, { type: 'data-parley-heartbeat', data: {} });
    reply.finish();
    await sent;
    expect(events.map(({ type }) => type)).toEqual(['message-sent', 'reply-started', 'data', 'reply-ended']);
    expect(conversation.getSnapshot().messages[1]?.parts).toEqual([]);
  });
});

describe('storage', () => {
  it('degrades to memory when it is full, and is well again when there is room', async () => {
    let isFull = true;
    const { conversation, backEnd } = await startConversation({
      storage: {
        load: async () => null,
        save: async () => {
          if (isFull) throw new DOMException('full', 'QuotaExceededError');
        },
        remove: async () => {},
      },
    });
    void conversation.send('Hello?');
    await settle();
    expect(conversation.getSnapshot().storage).toBe('degraded');
    expect(backEnd.requests).toHaveLength(1);
    isFull = false;
    backEnd.replies[0]?.finish();
    await settle();
    expect(conversation.getSnapshot().storage).toBe('ok');
  });

  it('leaves alone what cannot be read, and lives in memory', async () => {
    let saves = 0;
    const { conversation, backEnd } = await startConversation({
      storage: {
        load: () => Promise.reject(new SyntaxError('damaged')),
        save: async () => {
          saves += 1;
        },
        remove: async () => {},
      },
    });
    expect(conversation.getSnapshot()).toMatchObject({ isLoaded: true, storage: 'degraded' });
    void conversation.send('Hello?');
    await settle();
    expect(backEnd.requests).toHaveLength(1);
    expect(saves).toBe(0);
  });

  it('is written at most once a second while a reply grows', async () => {
    const backEnd = createTestBackEnd();
    let saves = 0;
    const { conversation, tab } = await startConversation({
      backEnd,
      storage: {
        load: async () => null,
        save: async () => {
          saves += 1;
        },
        remove: async () => {},
      },
    });
    void conversation.send('Hello?');
    await settle();
    saves = 0;
    for (let index = 0; index < 10; index += 1) {
      backEnd.replies[0]?.say('x');
      await settle();
      await tab.frame();
    }
    expect(saves).toBe(0);
    await tab.advance(1_000);
    backEnd.replies[0]?.say('x');
    await settle();
    await tab.frame();
    expect(saves).toBe(1);
  });

  it('asks the relay for the conversation when it has none itself', async () => {
    const backEnd = createTestBackEnd();
    const message = {
      id: 'u',
      role: 'user',
      parentId: null,
      parts: [{ type: 'text', text: 'Earlier' }],
      status: { type: 'done', outcome: 'complete' },
      createdAtMs: 0,
    } as const;
    backEnd.records.set('talk', {
      version: 1,
      id: 'talk',
      messages: [message],
      headId: 'u',
      handoff: { status: 'queued', position: 2 },
    });
    const { conversation } = await startConversation({ backEnd });
    expect(read(conversation)).toEqual(['u: Earlier (complete)']);
    expect(conversation.getSnapshot().handoff).toEqual({ status: 'queued', position: 2 });
  });

  it('does not keep a visitor waiting for a relay that does not answer', async () => {
    const backEnd = createTestBackEnd();
    const { conversation, tab } = await startConversation({
      backEnd,
      transport: { ...backEnd.transport, load: () => new Promise(() => {}) },
    });
    void conversation.send('Hello?');
    expect(conversation.getSnapshot()).toMatchObject({ isLoaded: false, queue: [{ text: 'Hello?' }] });
    await tab.advance(10_000);
    expect(conversation.getSnapshot().isLoaded).toBe(true);
    expect(backEnd.requests).toHaveLength(1);
  });
});
