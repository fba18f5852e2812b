import { describe, expect, it } from 'vitest';
import { createTestBrowser, settle } from '../../test/test-browser.ts';
import type { Answer } from './answer.ts';
import { createUiMessageStreamDialect } from './dialects/ui-message-stream-dialect.ts';
import { exchange } from './exchange.ts';

const request = { method: 'POST', url: 'https://app.example/chat', headers: {}, body: '{}' } as const;
const head = { headers: { 'content-type': 'text/event-stream' } };

/** An answer that comes in these pieces, and then ends, breaks or hangs. */
const createFetch = (pieces: readonly string[], end: 'close' | 'break' | 'hang') => {
  let isCancelled = false;
  const rest = pieces.map((piece) => new TextEncoder().encode(piece));
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = rest.shift();
        if (piece !== undefined) controller.enqueue(piece);
        else if (end === 'close') controller.close();
        else if (end === 'break') controller.error(new TypeError('terminated'));
        else return new Promise(() => {});
      },
      cancel: () => {
        isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { fetch: async () => new Response(body, head), isCancelled: () => isCancelled };
};

const start = (fetch: typeof globalThis.fetch, onRead?: (answer: Answer) => boolean) => {
  const tab = createTestBrowser().openTab();
  const dialect = createUiMessageStreamDialect({ url: request.url });
  const more = onRead === undefined ? {} : { onRead };
  return { tab, answer: exchange(request, { dialect, environment: tab, fetch, timeoutMs: 1_000, ...more }) };
};

const frames = ['data: {"type":"start"}\n\n', 'data: {"type":"finish"}\n\ndata: [DONE]\n\n'];

describe('exchange', () => {
  it('tells with which read each frame came', async () => {
    const { answer, tab } = start(createFetch(frames, 'close').fetch);
    expect((await answer).frames.map(({ read }) => read)).toEqual([1, 2, 2]);
    expect((await answer).failure).toBeNull();
    expect(tab.countTimers()).toBe(0);
  });

  it('keeps what came before the connection broke', async () => {
    const { answer } = start(createFetch(frames.slice(0, 1), 'break').fetch);
    expect(await answer).toMatchObject({ status: 200, failure: 'terminated', chunks: [{ chunk: { type: 'start' } }] });
  });

  it('waits for a body no longer than it was told to, though nobody listens to the signal', async () => {
    const { answer, tab } = start(createFetch(frames.slice(0, 1), 'hang').fetch);
    await settle();
    await tab.advance(1_000);
    expect(await answer).toMatchObject({ status: 200, failure: 'The body did not end within 1000 ms.' });
  });

  it('waits for an answer no longer than it was told to', async () => {
    const { answer, tab } = start(() => new Promise(() => {}));
    await settle();
    await tab.advance(1_000);
    expect(await answer).toMatchObject({ status: null, failure: 'Nothing came within 1000 ms.' });
  });

  it('lets the connection go when it has read enough', async () => {
    const { fetch, isCancelled } = createFetch(frames, 'hang');
    const { answer, tab } = start(fetch, ({ chunks }) => chunks.length === 1);
    expect((await answer).frames).toHaveLength(1);
    expect(isCancelled()).toBe(true);
    expect(tab.countTimers()).toBe(0);
  });
});
