import type { Chunk } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, settle } from '../../test/collect.ts';
import { createManualClock, type ManualClock } from '../../test/manual-clock.ts';
import { createSqliteStore } from '../stores/sqlite-store.ts';
import type { SiteStore, Store } from '../stores/store.ts';
import type { ProduceChunks } from './produce-reply.ts';
import type { ReplyAddress } from './reply-address.ts';
import { createReplyDesk, type ReplyDesk } from './reply-desk.ts';
import type { TailBatch } from './tail-batch.ts';

const delta = (text: string): Chunk => ({ type: 'text-delta', id: 't', delta: text });
const finish: Chunk = { type: 'finish', finishReason: 'stop' };

const textOf = (batches: readonly TailBatch[]) =>
  batches
    .flatMap((batch) => (batch.type === 'chunks' ? batch.chunks : []))
    .flatMap(({ chunk }) => (chunk.type === 'text-delta' ? [chunk.delta] : []))
    .join('');

describe('the reply desk', () => {
  let clock: ManualClock;
  let store: Store;
  let site: SiteStore;
  let desk: ReplyDesk;
  let address: ReplyAddress;
  const events: string[] = [];

  beforeEach(async () => {
    clock = createManualClock();
    store = createSqliteStore({ path: ':memory:' });
    site = store.forSite('bank');
    events.length = 0;
    desk = createReplyDesk({
      clock,
      log: ({ event }) => events.push(event),
      abandonAfterMs: 120_000,
      heartbeatMs: 15_000,
      batchMs: 20,
    });
    const begun = await site.beginTurn({
      conversationId: 'c',
      visitorHash: 'v',
      trigger: 'submit-message',
      userMessage: { id: 'u', parts: [], parentId: null },
      replyId: 'r',
      replyMessageId: 'a',
      language: null,
      nowMs: 0,
    });
    if (begun.type !== 'begun') throw new Error(begun.type);
    address = { site: 'bank', store: site, reply: begun.reply };
  });
  afterEach(() => store.close());

  const reader = () => new AbortController();
  const tail = (after = 0, signal = reader().signal) => desk.tail(address, { after, signal });
  const outcome = async () => (await site.getReply('r'))?.state;

  /** A producer that gives one chunk each time it is told to. */
  const createProducer = () => {
    let gate = Promise.withResolvers<Chunk>();
    const produce: ProduceChunks = async function* (signal) {
      signal.addEventListener('abort', () => gate.reject(signal.reason));
      for (;;) {
        const chunk = await gate.promise;
        gate = Promise.withResolvers();
        yield chunk;
        if (chunk.type === 'finish') return;
      }
    };
    const give = async (chunk: Chunk) => {
      gate.resolve(chunk);
      await settle();
      clock.advance(20);
      await settle();
    };
    return { produce, give };
  };

  it('produces a reply to its end although nobody reads it', async () => {
    desk.start(address, async function* () {
      yield delta('Hello');
      yield finish;
    });
    await settle();
    clock.advance(20);
    await settle();
    expect(await outcome()).toEqual({ type: 'done', outcome: 'complete' });
    expect((await site.getConversation('c'))?.messages.at(-1)?.parts).toEqual([
      { type: 'text', text: 'Hello', state: 'done' },
    ]);
    expect(textOf(await collect(tail()))).toBe('Hello');
    expect(clock.pendingCount()).toBe(0);
  });

  it('gives every reader the same, whenever it comes and from whatever cursor', async () => {
    const { produce, give } = createProducer();
    desk.start(address, produce);
    const first = collect(tail());
    await give(delta('a'));
    await give(delta('b'));
    const second = collect(tail());
    const late = collect(tail(2));
    await give(delta('c'));
    await give(finish);
    expect(textOf(await first)).toBe('abc');
    expect(textOf(await second)).toBe('abc');
    expect(textOf(await late)).toBe('bc');
  });

  it('numbers chunks from 1 without gaps, over every reader', async () => {
    const { produce, give } = createProducer();
    desk.start(address, produce);
    const reading = collect(tail());
    for (const text of ['a', 'b', 'c']) await give(delta(text));
    await give(finish);
    const cursors = (await reading)
      .flatMap((batch) => (batch.type === 'chunks' ? batch.chunks : []))
      .map(({ cursor }) => cursor);
    expect(cursors).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives a sign of life while the reply is quiet', async () => {
    const { produce, give } = createProducer();
    desk.start(address, produce);
    const reading = collect(tail());
    await settle();
    clock.advance(15_000);
    await settle();
    clock.advance(15_000);
    await settle();
    await give(finish);
    expect((await reading).filter(({ type }) => type === 'heartbeat')).toHaveLength(2);
  });

  it('keeps the text of a reply that is stopped, and tells its readers', async () => {
    const { produce, give } = createProducer();
    desk.start(address, produce);
    const reading = collect(tail());
    await give(delta('Half an ans'));
    expect(await desk.end('bank', 'r', 'stopped')).toBe(true);
    expect(await outcome()).toEqual({ type: 'done', outcome: 'stopped' });
    expect(textOf(await reading)).toBe('Half an ans');
    expect((await reading).at(-1)).toMatchObject({ chunks: [{ chunk: { type: 'abort', reason: 'stopped' } }] });
    expect(await desk.end('bank', 'r', 'stopped')).toBe(false);
  });

  it('ends a reply that nobody reads for two minutes', async () => {
    const { produce } = createProducer();
    desk.start(address, produce);
    const leaving = reader();
    const reading = collect(tail(0, leaving.signal));
    await settle();
    clock.advance(119_000);
    await settle();
    leaving.abort();
    await reading;
    clock.advance(119_999);
    await settle();
    expect(await outcome()).toEqual({ type: 'active' });
    clock.advance(1);
    await settle();
    expect(await outcome()).toEqual({ type: 'done', outcome: 'stopped' });
  });

  it('lets a reply live on while one of two readers stays', async () => {
    const { produce, give } = createProducer();
    desk.start(address, produce);
    const leaving = reader();
    const first = collect(tail(0, leaving.signal));
    const second = collect(tail());
    await settle();
    leaving.abort();
    await first;
    clock.advance(500_000);
    await settle();
    await give(finish);
    await second;
    expect(await outcome()).toEqual({ type: 'done', outcome: 'complete' });
  });

  it('ends a producer that ignores its signal', async () => {
    desk.start(address, async function* () {
      yield delta('a');
      await new Promise(() => undefined);
    });
    await settle();
    await desk.end('bank', 'r', 'stopped');
    expect(await outcome()).toEqual({ type: 'done', outcome: 'stopped' });
  });

  it('turns a failure into an error with a safe sentence, and keeps the text', async () => {
    desk.start(address, async function* () {
      yield delta('Half');
      throw new Error('key sk-canary at /srv/secret');
    });
    const read = await collect(tail());
    expect(textOf(read)).toBe('Half');
    expect(JSON.stringify(read)).not.toContain('canary');
    expect(read.at(-1)).toMatchObject({ chunks: [{ chunk: { type: 'error', code: 'internal' } }] });
    expect(await outcome()).toEqual({ type: 'done', outcome: 'error', errorCode: 'internal' });
  });

  it('stores what there is as truncated when it closes', async () => {
    const { produce, give } = createProducer();
    desk.start(address, produce);
    const reading = collect(tail());
    await give(delta('Half'));
    await desk.close();
    expect(textOf(await reading)).toBe('Half');
    expect(await outcome()).toEqual({ type: 'done', outcome: 'truncated' });
    expect(desk.count()).toBe(0);
  });

  it('tells its readers when the log cannot be written', async () => {
    const full: SiteStore = { ...site, appendChunks: () => Promise.reject(new Error('disk full')) };
    address = { ...address, store: full };
    desk.start(address, async function* () {
      yield delta('a');
      yield finish;
    });
    const read = await collect(tail());
    expect(read).toEqual([{ type: 'storage-failed' }]);
    expect(events).toContain('reply-not-logged');
  });
});
