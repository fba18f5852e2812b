import { ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { createTestBackEnd } from '../test/test-back-end.ts';
import { createTestBrowser, settle } from '../test/test-browser.ts';
import { memoryStorage } from './storages/memory-storage.ts';
import { resumableTransport } from './transports/resumable-transport.ts';

const serverError = (options: { readonly retryAfterMs?: number } = {}) =>
  new ParleyError('down', { code: 'upstream-unavailable', isRetryable: true, ...options });
const refusal = new ParleyError('no', { code: 'unauthorized' });

describe('send', () => {
  it('shows the message at once, the reply as it grows, and resolves when the reply has ended', async () => {
    const { conversation, tab, backEnd } = await startConversation();
    let hasEnded = false;
    const sent = conversation.send('Hello?').then(() => {
      hasEnded = true;
    });
    expect(read(conversation)).toEqual(['u: Hello? (pending)']);
    expect(conversation.getSnapshot().status).toBe('submitted');
    await settle();
    await tab.frame();
    backEnd.replies[0]?.say('Hel');
    await settle();
    await tab.frame();
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hel (streaming)']);
    expect(conversation.getSnapshot().status).toBe('streaming');
    expect(hasEnded).toBe(false);
    backEnd.replies[0]?.say('lo.');
    backEnd.replies[0]?.finish();
    await sent;
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hello. (complete)']);
    expect(conversation.getSnapshot().status).toBe('ready');
  });

  it('stores the message before it leaves', async () => {
    const order: string[] = [];
    const memory = memoryStorage();
    const backEnd = createTestBackEnd();
    const { conversation } = await startConversation({
      backEnd,
      storage: {
        ...memory,
        save: async (record) => {
          await memory.save(record);
          order.push(`stored ${record.messages.length}`);
        },
      },
      transport: {
        ...backEnd.transport,
        send: (request, options) => {
          order.push('sent');
          return backEnd.transport.send(request, options);
        },
      },
    });
    void conversation.send('Hello?');
    await settle();
    expect(order.slice(0, 2)).toEqual(['stored 1', 'sent']);
  });

  it('tells the relay where the message stands, and names the reply', async () => {
    const { conversation, backEnd } = await startConversation({ language: 'en' });
    const first = conversation.send('One');
    await settle();
    backEnd.replies[0]?.finish();
    await first;
    void conversation.send('Two');
    await settle();
    const [one, two] = backEnd.requests;
    expect(one).toMatchObject({
      conversationId: 'talk',
      trigger: 'submit-message',
      language: 'en',
      message: { text: 'One', parentId: null },
    });
    expect(two?.message.parentId).toBe(one?.replyMessageId);
    expect(conversation.getSnapshot().messages[1]?.id).toBe(one?.replyMessageId);
  });

  it('queues while a reply is under way, visibly, and one at a time', async () => {
    const { conversation, backEnd } = await startConversation();
    void conversation.send('One');
    const second = conversation.send('Two');
    const third = conversation.send('Three');
    await settle();
    expect(conversation.getSnapshot().queue.map(({ text }) => text)).toEqual(['Two', 'Three']);
    expect(backEnd.requests).toHaveLength(1);
    conversation.cancelQueued(conversation.getSnapshot().queue[1]?.id ?? '');
    await third;
    backEnd.replies[0]?.finish();
    await settle();
    expect(backEnd.requests.map(({ message }) => message.text)).toEqual(['One', 'Two']);
    backEnd.replies[1]?.finish();
    await second;
    expect(read(conversation)).toEqual(['u: One (complete)', 'a:  (complete)', 'u: Two (complete)', 'a:  (complete)']);
  });

  it('fails in place, and a retry reuses the id, so history holds no turn twice', async () => {
    const { conversation, backEnd } = await startConversation();
    backEnd.failures.push(refusal);
    await conversation.send('Hello?');
    expect(read(conversation)).toEqual(['u: Hello? (error)']);
    expect(conversation.getSnapshot()).toMatchObject({ status: 'ready', errorCode: 'unauthorized' });
    const retried = conversation.retry();
    await settle();
    expect(conversation.getSnapshot().errorCode).toBeNull();
    backEnd.replies[0]?.finish();
    await retried;
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a:  (complete)']);
    expect(new Set(backEnd.requests.map(({ message }) => message.id)).size).toBe(1);
  });

  it('tries again by itself after a passing failure, with the same ids', async () => {
    const { conversation, tab, backEnd } = await startConversation();
    backEnd.failures.push(serverError(), serverError());
    void conversation.send('Hello?');
    await settle();
    expect(conversation.getSnapshot().connection).toBe('reconnecting');
    await tab.advance(250);
    await tab.advance(500);
    expect(backEnd.requests).toHaveLength(3);
    expect(new Set(backEnd.requests.map((request) => JSON.stringify(request))).size).toBe(1);
    expect(conversation.getSnapshot().connection).toBe('online');
  });

  it('waits as long as the back end asks, and gives up after three repetitions', async () => {
    const { conversation, tab, backEnd } = await startConversation();
    backEnd.failures.push(serverError({ retryAfterMs: 5_000 }), serverError(), serverError(), serverError());
    const sent = conversation.send('Hello?');
    await settle();
    await tab.advance(4_999);
    expect(backEnd.requests).toHaveLength(1);
    await tab.advance(1);
    expect(backEnd.requests).toHaveLength(2);
    await tab.advance(8_000);
    await tab.advance(8_000);
    await sent;
    expect(backEnd.requests).toHaveLength(4);
    expect(read(conversation)).toEqual(['u: Hello? (error)']);
  });

  it('fails at once when it would have to wait longer than a visitor waits', async () => {
    const { conversation, backEnd } = await startConversation();
    backEnd.failures.push(
      new ParleyError('later', { code: 'rate-limited', isRetryable: true, retryAfterMs: 3_600_000 }),
    );
    await conversation.send('Hello?');
    expect(conversation.getSnapshot().errorCode).toBe('rate-limited');
  });

  it('waits for the network while offline, survives a reload, and goes out when it is back', async () => {
    const storage = memoryStorage();
    const backEnd = createTestBackEnd();
    const browser = createTestBrowser();
    const first = await startConversation({ storage, backEnd, tab: browser.openTab() });
    await first.tab.setOnline(false);
    void first.conversation.send('One');
    void first.conversation.send('Two');
    await settle();
    expect(first.conversation.getSnapshot().connection).toBe('offline');
    expect(backEnd.requests).toHaveLength(0);
    first.tab.kill();

    const tab = browser.openTab();
    await tab.setOnline(false);
    const { conversation } = await startConversation({ storage, backEnd, tab });
    expect(read(conversation)).toEqual(['u: One (pending)']);
    expect(conversation.getSnapshot().queue.map(({ text }) => text)).toEqual(['Two']);
    await tab.setOnline(true);
    backEnd.replies[0]?.finish();
    await settle();
    backEnd.replies[1]?.finish();
    await settle();
    expect(backEnd.requests.map(({ message }) => message.text)).toEqual(['One', 'Two']);
    expect(read(conversation)).toHaveLength(4);
  });

  it('takes the reply that the relay has when the message had arrived before the reload', async () => {
    const storage = memoryStorage();
    const backEnd = createTestBackEnd();
    const browser = createTestBrowser();
    const first = await startConversation({
      storage,
      tab: browser.openTab(),
      transport: {
        ...backEnd.transport,
        // The message arrives; the answer to it does not.
        send: async (request, options) => {
          await backEnd.transport.send(request, options);
          return new Promise(() => {});
        },
      },
    });
    void first.conversation.send('Hello?');
    await settle();
    first.tab.kill();
    backEnd.replies[0]?.say('Hi');
    backEnd.replies[0]?.finish();

    const { conversation } = await startConversation({ storage, backEnd, tab: browser.openTab() });
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hi (complete)']);
    expect(conversation.getSnapshot().messages[1]?.id).toBe(backEnd.requests[0]?.replyMessageId);
    expect(backEnd.replies).toHaveLength(1);
  });
});

describe('stop', () => {
  it('keeps the text, says so, and tells the relay', async () => {
    const { conversation, backEnd, tab } = await startConversation();
    const sent = conversation.send('Hello?');
    await settle();
    backEnd.replies[0]?.push({ type: 'text-start', id: '0' });
    backEnd.replies[0]?.say('Hel');
    await settle();
    await conversation.stop();
    await sent;
    backEnd.replies[0]?.say('lo');
    await settle();
    await tab.frame();
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hel (stopped)']);
    expect(conversation.getSnapshot().messages[1]?.parts).toEqual([{ type: 'text', text: 'Hel', state: 'done' }]);
    expect(backEnd.stops).toEqual(['reply-1']);
  });

  it('takes back a message that has not left', async () => {
    const { conversation, backEnd, tab } = await startConversation();
    await tab.setOnline(false);
    const sent = conversation.send('Hello?');
    await settle();
    await conversation.stop();
    await sent;
    expect(read(conversation)).toEqual(['u: Hello? (stopped)']);
    await tab.setOnline(true);
    expect(backEnd.requests).toHaveLength(0);
  });

  it('stops a reply that had no name yet as soon as it has one', async () => {
    const backEnd = createTestBackEnd();
    let answer = () => {};
    const { conversation } = await startConversation({
      backEnd,
      transport: resumableTransport({
        ...backEnd.backEnd,
        send: async (request, options) => {
          await new Promise<void>((resolve, reject) => {
            answer = resolve;
            options.signal.addEventListener('abort', () => reject(options.signal.reason));
          });
          return backEnd.backEnd.send(request, options);
        },
      }),
    });
    const sent = conversation.send('Hello?');
    await settle();
    const stopped = conversation.stop();
    await settle();
    answer();
    await stopped;
    await sent;
    await settle();
    expect(read(conversation)).toEqual(['u: Hello? (stopped)']);
    expect(backEnd.stops).toEqual(['reply-1']);
  });

  it('waits no more than five seconds for a reply to get its name', async () => {
    const backEnd = createTestBackEnd();
    const { conversation, tab } = await startConversation({
      backEnd,
      transport: { ...backEnd.transport, send: () => new Promise(() => {}) },
    });
    const sent = conversation.send('Hello?');
    await settle();
    const stopped = conversation.stop();
    await settle();
    await tab.advance(5_000);
    await stopped;
    await sent;
    expect(read(conversation)).toEqual(['u: Hello? (stopped)']);
  });

  it('does not wait for a relay that does not answer', async () => {
    const backEnd = createTestBackEnd();
    const { conversation, tab } = await startConversation({
      backEnd,
      transport: { ...backEnd.transport, stop: () => new Promise(() => {}) },
    });
    void conversation.send('Hello?');
    await settle();
    const stopped = conversation.stop();
    await settle();
    expect(conversation.getSnapshot().status).toBe('ready');
    await tab.advance(5_000);
    await stopped;
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a:  (stopped)']);
  });
});
