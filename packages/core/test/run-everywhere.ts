import { words } from '@parley/guard';
import { type Chunk, encodeChunk, encodeDone, headers } from '@parley/protocol';
import { createBrowserEnvironment } from '../src/browser-environment.ts';
import type { Conversation } from '../src/conversation.ts';
import { createConversation } from '../src/create-conversation.ts';
import { getMessageText } from '../src/get-message-text.ts';
import { moderate } from '../src/moderate.ts';
import { persist } from '../src/persist.ts';
import { memoryStorage } from '../src/storages/memory-storage.ts';
import { relayTransport } from '../src/transports/relay-transport.ts';
import { read } from './start-conversation.ts';

/** What `runEverywhere` comes to, wherever it runs. */
export const everywhere = {
  queued: ['你好，世界 👩‍👩‍👧'],
  said: [
    'u: Hello (complete)',
    'a: You said: Hello (complete)',
    'u: 你好，世界 👩‍👩‍👧 (complete)',
    'a: You said: 你好，世界 👩‍👩‍👧 (complete)',
    'u: Go on and on (complete)',
    'a: You said: Go on and on (stopped)',
    'u: Refuse once (complete)',
    'a: You said: Refuse once (complete)',
    'u: my secret (blocked)',
  ],
  errorCode: 'unauthorized',
  stops: 1,
  isKept: true,
} as const;

/** Three bytes a read, so that Chinese characters and emoji are cut. */
const createBody = (text: string, isEndless: boolean): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  let place = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (place < bytes.length) {
        controller.enqueue(bytes.subarray(place, place + 3));
        place += 3;
      } else if (isEndless) return new Promise(() => {});
      else controller.close();
    },
  });
};

/** A relay behind a `fetch`: it repeats what it hears, goes on and on, or refuses once. */
const createFetch = () => {
  let replyCount = 0;
  let refusals = 1;
  let stops = 0;
  const answer = async (address: string, body: string): Promise<Response> => {
    if (/\/stop\?/.test(address)) {
      stops += 1;
      return new Response(null, { status: 204 });
    }
    const { message } = JSON.parse(body);
    if (message.text === 'Refuse once' && refusals-- > 0) return new Response('{}', { status: 401 });
    replyCount += 1;
    const isEndless = message.text === 'Go on and on';
    const chunks: readonly Chunk[] = [
      { type: 'start' },
      { type: 'text-start', id: '0' },
      { type: 'text-delta', id: '0', delta: `You said: ${message.text}` },
      ...(isEndless ? [] : [{ type: 'text-end', id: '0' } as const, { type: 'finish' } as const]),
    ];
    const text = chunks.map((chunk, index) => encodeChunk(chunk, String(index + 1))).join('');
    return new Response(createBody(isEndless ? text : text + encodeDone(), isEndless), {
      headers: { 'content-type': 'text/event-stream', [headers.reply]: `reply-${replyCount}` },
    });
  };
  const fetchFake: typeof fetch = (input, init) => answer(String(input), String(init?.body));
  return { fetch: fetchFake, countStops: () => stops };
};

const until = (conversation: Conversation, isTrue: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!isTrue()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = conversation.subscribe(look);
    look();
  });

/** A small conversation with everything in it, for each place where core must run: nothing here knows where that is. */
export const runEverywhere = async () => {
  const { fetch, countStops } = createFetch();
  const storage = memoryStorage();
  const start = () =>
    createConversation({
      id: 'everywhere',
      environment: createBrowserEnvironment(),
      transport: relayTransport({ endpoint: 'https://relay.example', site: 'demo', visitor: 'visitor', fetch }),
      persistence: persist(storage),
      moderation: moderate({
        input: [words({ block: ['secret'] })],
        output: [words({ block: ['secret'] })],
        policy: 'retract',
      }),
    });
  const conversation = start();
  const { getSnapshot } = conversation;
  await until(conversation, () => getSnapshot().isLoaded);

  const first = conversation.send('Hello');
  await until(conversation, () => getSnapshot().status !== 'ready');
  const second = conversation.send('你好，世界 👩‍👩‍👧');
  const queued = getSnapshot().queue.map(({ text }) => text);
  await Promise.all([first, second]);

  const endless = conversation.send('Go on and on');
  await until(conversation, () => {
    const last = getSnapshot().messages.at(-1);
    return last?.role === 'assistant' && getMessageText(last).endsWith('on and on');
  });
  await conversation.stop();
  await endless;

  await conversation.send('Refuse once');
  const { errorCode } = getSnapshot();
  await conversation.retry();
  await conversation.send('my secret');
  const said = read(conversation);
  conversation.destroy();

  const again = start();
  await until(again, () => again.getSnapshot().isLoaded);
  const isKept = read(again).join() === said.join();
  again.destroy();
  return { queued, said, errorCode, stops: countStops(), isKept };
};
