import { type Chunk, ParleyError } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { createTestBackEnd } from '../test/test-back-end.ts';
import { createTestBrowser, settle } from '../test/test-browser.ts';
import { memoryStorage } from './storages/memory-storage.ts';
import { resumableTransport } from './transports/resumable-transport.ts';

const lost = new ParleyError('lost', { code: 'truncated', isRetryable: true });

const streaming = async (options: Parameters<typeof startConversation>[0] = {}) => {
  const started = await startConversation(options);
  const sent = started.conversation.send('Hello?');
  await settle();
  const reply = started.backEnd.replies[0];
  if (reply === undefined) throw new Error('The back end got no message.');
  reply.say('Hel');
  await settle();
  return { ...started, sent, reply };
};

describe('resume', () => {
  it('goes on after the cursor when the connection is lost', async () => {
    const { conversation, backEnd, reply, tab, sent } = await streaming();
    reply.drop(lost);
    await settle();
    expect(conversation.getSnapshot().connection).toBe('reconnecting');
    reply.say('lo');
    await tab.advance(1_000);
    reply.finish();
    await sent;
    expect(read(conversation)[1]).toBe('a: Hello (complete)');
    expect(backEnd.resumes).toEqual([{ conversationId: 'talk', replyId: 'reply-1', cursor: '2' }]);
    expect(conversation.getSnapshot().connection).toBe('online');
  });

  it('goes on when the stream ends without its terminal chunk', async () => {
    const { conversation, reply, tab, sent } = await streaming();
    reply.drop();
    await settle();
    await tab.advance(1_000);
    reply.finish();
    await sent;
    expect(read(conversation)[1]).toBe('a: Hel (complete)');
  });

  it('replaces a quiet connection when the page wakes, and leaves a lively one', async () => {
    const { backEnd, tab } = await streaming();
    await tab.wake();
    expect(backEnd.resumes).toHaveLength(0);
    await tab.advance(3_000);
    await tab.wake();
    expect(backEnd.resumes).toHaveLength(1);
  });

  it('replaces a connection that has been quiet for long, however often, without giving up', async () => {
    const { conversation, backEnd, reply, tab, sent } = await streaming();
    for (let round = 0; round < 8; round += 1) await tab.advance(30_000);
    expect(backEnd.resumes.length).toBeGreaterThan(5);
    reply.finish();
    await sent;
    expect(read(conversation)[1]).toBe('a: Hel (complete)');
  });

  it('connects anew when the network is back', async () => {
    const { conversation, backEnd, reply, tab, sent } = await streaming();
    await tab.setOnline(false);
    reply.drop(lost);
    await settle();
    expect(conversation.getSnapshot().connection).toBe('offline');
    await tab.advance(60_000);
    expect(backEnd.resumes).toHaveLength(0);
    reply.say('lo');
    reply.finish();
    await tab.setOnline(true);
    await sent;
    expect(read(conversation)[1]).toBe('a: Hello (complete)');
  });

  it('gives up after five attempts without progress, and keeps the text as truncated', async () => {
    const { conversation, backEnd, reply, tab, sent } = await streaming();
    backEnd.resumeFailures.push(lost, lost, lost, lost, lost, lost);
    reply.drop(lost);
    for (let round = 0; round < 6; round += 1) await tab.advance(8_000);
    await sent;
    expect(read(conversation)[1]).toBe('a: Hel (truncated)');
    expect(backEnd.resumes).toHaveLength(5);
  });

  it('is truncated when the back end does not know the reply any more', async () => {
    const backEnd = createTestBackEnd();
    const { conversation, reply, tab, sent } = await streaming({
      backEnd,
      transport: resumableTransport({ ...backEnd.backEnd, resume: async () => null }),
    });
    reply.drop(lost);
    await settle();
    await tab.advance(250);
    await sent;
    expect(read(conversation)[1]).toBe('a: Hel (truncated)');
  });

  it('completes a reply exactly once after a reload, without showing less than before', async () => {
    const storage = memoryStorage();
    const backEnd = createTestBackEnd();
    const browser = createTestBrowser();
    const first = await streaming({ storage, backEnd, tab: browser.openTab() });
    await first.tab.advance(1_000);
    await first.tab.frame();
    await settle();
    first.tab.kill();

    const shown: string[] = [];
    const tab = browser.openTab();
    const { conversation } = await startConversation({ storage, backEnd, tab });
    conversation.subscribe(() => shown.push(read(conversation)[1] ?? ''));
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hel (streaming)']);
    expect(backEnd.resumes.at(-1)).toEqual({ conversationId: 'talk', replyId: 'reply-1' });
    first.reply.say('lo');
    await settle();
    await tab.frame();
    first.reply.finish();
    await settle();
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hello (complete)']);
    expect(shown.every((text) => text.startsWith('a: Hel'))).toBe(true);
    expect(backEnd.requests).toHaveLength(1);
  });

  it.each([
    ['is unknown', null],
    ['cannot be reached', new ParleyError('gone', { code: 'unauthorized' })],
  ])('keeps what was stored of a reply that %s after a reload', async (_name, failure) => {
    const storage = memoryStorage();
    const backEnd = createTestBackEnd();
    const browser = createTestBrowser();
    const first = await streaming({ storage, backEnd, tab: browser.openTab() });
    await first.tab.advance(1_000);
    await first.tab.frame();
    await settle();
    first.tab.kill();

    const resume = async () => {
      if (failure !== null) throw failure;
      return null;
    };
    const transport = resumableTransport({ ...backEnd.backEnd, resume });
    const { conversation } = await startConversation({ storage, transport, tab: browser.openTab() });
    await settle();
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hel (truncated)']);
  });

  it('follows the reply of a record that comes from the relay', async () => {
    const backEnd = createTestBackEnd();
    const other = await streaming({ backEnd });
    const { messages } = other.conversation.getSnapshot();
    const [question] = messages;
    backEnd.records.set('talk', {
      version: 1,
      id: 'talk',
      messages: question === undefined ? [] : [question],
      headId: question?.id ?? null,
      activeReply: { replyId: 'reply-1', messageId: messages[1]?.id ?? '' },
    });
    const { conversation } = await startConversation({ backEnd });
    other.reply.say('lo');
    other.reply.finish();
    await settle();
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Hello (complete)']);
  });

  it('calls a reply truncated that was cut by a reload and cannot be resumed', async () => {
    const storage = memoryStorage();
    const question = {
      id: 'u',
      role: 'user',
      parentId: null,
      parts: [],
      status: { type: 'done', outcome: 'complete' },
      createdAtMs: 0,
    } as const;
    const answer = { ...question, id: 'a', role: 'assistant', parentId: 'u', status: { type: 'streaming' } } as const;
    await storage.save({ version: 1, id: 'talk', messages: [question, answer], headId: 'a' });
    const { conversation } = await startConversation({ storage });
    expect(read(conversation)).toEqual(['u:  (complete)', 'a:  (truncated)']);
  });

  it.each([
    ['with cursors', true],
    ['without cursors', false],
  ])('gives the same message wherever the connection is cut, %s', async (_name, withCursors) => {
    const words = ['One ', '两', '👩‍👧 ', 'four', '.'];
    const whole: readonly Chunk[] = [
      { type: 'text-start', id: '0' },
      ...words.map((delta) => ({ type: 'text-delta' as const, id: '0', delta })),
      { type: 'data-note', id: 'n', data: 1 },
      { type: 'text-end', id: '0' },
      { type: 'finish', finishReason: 'stop' },
    ];
    await fc.assert(
      fc.asyncProperty(fc.subarray([...whole.keys()]), async (cuts) => {
        const { conversation, tab, backEnd } = await startConversation({ backEnd: createTestBackEnd({ withCursors }) });
        const sent = conversation.send('Hello?');
        await settle();
        for (const [index, chunk] of whole.entries()) {
          if (cuts.includes(index)) {
            backEnd.replies[0]?.drop(lost);
            await settle();
            await tab.advance(8_000);
          }
          backEnd.replies[0]?.push(chunk);
          await settle();
        }
        await sent;
        expect(conversation.getSnapshot().messages[1]).toMatchObject({
          status: { type: 'done', outcome: 'complete' },
          parts: [
            { type: 'text', text: words.join(''), state: 'done' },
            { type: 'data-note', id: 'n', data: 1 },
          ],
        });
        conversation.destroy();
      }),
      { numRuns: 20 },
    );
  });
});
