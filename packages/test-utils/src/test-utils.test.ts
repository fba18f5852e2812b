import type { Chunk } from '@parley/protocol';
import { assertStreamResponse, decodeSse, foldChunks, readReceivedChunks } from '@parley/protocol';
import { openaiChat } from '@parley/protocol/openai-chat';
import { describe, expect, it } from 'vitest';
import { chunksToSse } from './chunks-to-sse.ts';
import { cutEverywhere } from './cut-everywhere.ts';
import { createFakeModelFetch, type ModelScript } from './fake-model-fetch.ts';
import { createManualClock, settle } from './manual-clock.ts';
import { createScriptedTransport } from './scripted-transport.ts';
import { createTabHub } from './tab-hub.ts';
import { createTestEnvironment } from './test-environment.ts';

const chunks: readonly Chunk[] = [
  { type: 'text-delta', id: 't', delta: '你好' },
  { type: 'finish', finishReason: 'stop' },
];

const collect = async <Item>(items: AsyncIterable<Item> | undefined): Promise<Item[]> => {
  const all: Item[] = [];
  if (items !== undefined) for await (const item of items) all.push(item);
  return all;
};

const createBody = (pieces: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

describe('createManualClock', () => {
  it('calls what is due in order, and what that schedules in turn', async () => {
    const clock = createManualClock(0);
    const called: string[] = [];
    clock.schedule(() => called.push(`b ${clock.now()}`), 20);
    clock.schedule(() => {
      called.push(`a ${clock.now()}`);
      clock.schedule(() => called.push(`c ${clock.now()}`), 15);
    }, 10);
    const cancel = clock.schedule(() => called.push('never'), 5);
    cancel();
    await clock.pass(30);
    expect(called).toEqual(['a 10', 'b 20', 'c 25']);
    expect(clock.now()).toBe(30);
  });
});

describe('createTestEnvironment', () => {
  it('lets tabs of one browser hear each other but not themselves', async () => {
    const hub = createTabHub();
    const [first, second] = [createTestEnvironment({ hub }), createTestEnvironment({ hub })];
    const heard: unknown[] = [];
    const channel = first.openChannel?.('c');
    channel?.subscribe(() => heard.push('echo'));
    second.openChannel?.('c').subscribe((message) => heard.push(message));
    channel?.post({ a: 1 });
    await settle();
    expect(heard).toEqual([{ a: 1 }]);
  });

  it('hands a lock to the next tab when its holder dies or lets go', async () => {
    const hub = createTabHub();
    const tabs = [createTestEnvironment({ hub }), createTestEnvironment({ hub }), createTestEnvironment({ hub })];
    const held: number[] = [];
    const controllers = tabs.map((tab, index) => {
      const controller = new AbortController();
      tab.holdLock?.('l', { signal: controller.signal, onHeld: () => held.push(index) });
      return controller;
    });
    await settle();
    expect(held).toEqual([0]);
    tabs[0]?.closeTab();
    expect(held).toEqual([0, 1]);
    controllers[1]?.abort();
    expect(held).toEqual([0, 1, 2]);
  });

  it('draws frames and changes its connection when it is told to', () => {
    const environment = createTestEnvironment();
    const seen: unknown[] = [];
    environment.nextFrame(() => seen.push('frame'));
    environment.onConnectionChange((isOnline) => seen.push(isOnline));
    environment.onWake(() => seen.push('wake'));
    environment.setOnline(false);
    environment.setOnline(true);
    environment.drawFrame();
    environment.drawFrame();
    expect(seen).toEqual([false, true, 'wake', 'frame']);
  });
});

describe('createScriptedTransport', () => {
  it('gives the script with cursors, and resumes after one', async () => {
    const transport = createScriptedTransport([() => chunks]);
    const context = {
      signal: new AbortController().signal,
      environment: createTestEnvironment(),
      onConnection: () => {},
      onReport: () => {},
    };
    const request = {
      conversationId: 'c',
      trigger: 'submit-message',
      message: { id: 'm', text: 'Hi', parentId: null },
      replyMessageId: 'r',
      messages: [],
    } as const;
    const { batches } = await transport.send(request, context);
    expect((await collect(batches)).flat().map(({ cursor }) => cursor)).toEqual(['0', '1']);
    const resumed = await transport.resume({ conversationId: 'c', replyId: 'reply-1', cursor: '0' }, context);
    expect((await collect(resumed?.batches)).flat()).toEqual([{ chunk: chunks[1], cursor: '1' }]);
    expect(await transport.resume({ conversationId: 'c', replyId: 'other' }, context)).toBeNull();
  });
});

describe('streams', () => {
  it('are whole at every cut', async () => {
    const bytes = new TextEncoder().encode(chunksToSse(chunks));
    for (const pieces of cutEverywhere(bytes)) {
      const batches = await collect(readReceivedChunks(createBody(pieces)));
      expect(batches.flat().map(({ chunk }) => chunk)).toEqual(chunks);
    }
  });
});

describe('createFakeModelFetch', () => {
  const ask = async (script: ModelScript) => {
    const fetchFake = createFakeModelFetch([script]);
    const init = { method: 'POST', body: JSON.stringify({ model: 'fake' }) };
    const body = await assertStreamResponse(await fetchFake('https://model.example/v1/chat/completions', init));
    const decoder = decodeSse();
    const reader = openaiChat.createReader();
    const received: Chunk[] = [];
    for await (const piece of body) {
      received.push(...decoder.feed(piece).flatMap(({ data }) => reader.read(data)));
    }
    return { fetchFake, draft: foldChunks([...received, ...reader.end()]) };
  };

  it('answers as a model does', async () => {
    const { fetchFake, draft } = await ask({ type: 'answer', deltas: ['Hel', 'lo'] });
    expect(draft).toMatchObject({
      parts: [{ text: 'Hello' }, { type: 'data-parley-usage' }],
      status: { outcome: 'complete' },
    });
    expect(fetchFake.requests[0]?.body).toEqual({ model: 'fake' });
  });

  it('fails as a model does', async () => {
    await expect(ask({ type: 'status', status: 429, headers: { 'retry-after': '2' } })).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 2000,
    });
    await expect(ask({ type: 'answer', deltas: ['a'], isBroken: true })).rejects.toThrow('terminated');
    await expect(ask({ type: 'unreachable' })).rejects.toThrow('fetch failed');
  });
});
