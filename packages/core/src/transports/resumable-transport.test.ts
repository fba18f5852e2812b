import { type Chunk, ParleyError, type ReceivedChunk } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createTestBackEnd } from '../../test/test-back-end.ts';
import { createTestBrowser, settle } from '../../test/test-browser.ts';
import type { ReplyStream, ResumeRequest, SendRequest } from '../ports/transport.ts';
import { resumableTransport } from './resumable-transport.ts';

const request: SendRequest = {
  conversationId: 'talk',
  trigger: 'submit-message',
  message: { id: 'u', text: 'Hi', parentId: null },
  replyMessageId: 'm',
  messages: [],
};

const createContext = () => {
  const tab = createTestBrowser().openTab();
  const controller = new AbortController();
  const connections: string[] = [];
  return {
    tab,
    controller,
    connections,
    context: {
      signal: controller.signal,
      environment: tab,
      onConnection: (connection: string) => connections.push(connection),
      onReport: () => {},
    },
  };
};

/** Reads in the background. */
const follow = (stream: ReplyStream | null | undefined) => {
  const received: ReceivedChunk[] = [];
  let isEnded = false;
  let failure: unknown;
  void (async () => {
    try {
      for await (const batch of stream?.batches ?? []) received.push(...batch);
    } catch (error) {
      failure = error;
    }
    isEnded = true;
  })();
  return {
    isEnded: () => isEnded,
    getFailure: () => failure,
    words: () => received.map(({ chunk }) => (chunk.type === 'text-delta' ? chunk.delta : `<${chunk.type}>`)).join(''),
  };
};

const start = async (options: Parameters<typeof createTestBackEnd>[0] = {}) => {
  const surroundings = createContext();
  const backEnd = createTestBackEnd(options);
  const reply = follow(await backEnd.transport.send(request, surroundings.context));
  await settle();
  const [source] = backEnd.replies;
  if (source === undefined) throw new Error('There is no reply.');
  return { ...surroundings, backEnd, reply, source };
};

/** Streams by hand: each resume gets the next. */
const startWith = async (first: readonly ReceivedChunk[], ...resumed: readonly (readonly ReceivedChunk[] | null)[]) => {
  const surroundings = createContext();
  const resumes: ResumeRequest[] = [];
  const open = (batch: readonly ReceivedChunk[]): ReplyStream => ({
    replyId: 'r',
    batches: (async function* () {
      if (batch.length > 0) yield batch;
    })(),
  });
  const transport = resumableTransport({
    send: async () => open(first),
    resume: async (resume) => {
      const next = resumed[resumes.length];
      resumes.push(resume);
      return next ? open(next) : null;
    },
  });
  const reply = follow(await transport.send(request, surroundings.context));
  await settle();
  return { ...surroundings, resumes, reply };
};

const delta = (text: string, cursor?: string): ReceivedChunk => ({
  chunk: { type: 'text-delta', id: '0', delta: text },
  ...(cursor !== undefined && { cursor }),
});
const finish: ReceivedChunk = { chunk: { type: 'finish', finishReason: 'stop' }, cursor: 'end' };

describe('resumableTransport', () => {
  it('gives each chunk once when a back end repeats what came before its cursor', async () => {
    const { reply, tab, resumes } = await startWith(
      [delta('a', '1'), delta('b', '2')],
      [delta('a', '1'), delta('b', '2'), delta('c', '3'), finish],
    );
    await tab.advance(1_000);
    expect(resumes).toEqual([{ conversationId: 'talk', replyId: 'r', cursor: '2' }]);
    expect(reply.words()).toBe('abc<finish>');
    expect(reply.isEnded()).toBe(true);
  });

  it('skips by count what a back end without cursors repeats', async () => {
    const { reply, tab, backEnd, source } = await start({ withCursors: false });
    source.say('a');
    source.say('b');
    await settle();
    source.drop();
    await settle();
    await tab.advance(1_000);
    source.say('c');
    source.finish();
    await settle();
    expect(backEnd.resumes).toEqual([{ conversationId: 'talk', replyId: 'reply-1' }]);
    expect(reply.words()).toBe('<start>abc<text-end><finish>');
  });

  it('counts what came before each loss, not before the last only', async () => {
    const { reply, tab, source } = await start({ withCursors: false });
    for (const text of ['a', 'b', 'c']) {
      source.say(text);
      await settle();
      source.drop();
      await settle();
      await tab.advance(1_000);
    }
    source.finish();
    await settle();
    expect(reply.words()).toBe('<start>abc<text-end><finish>');
  });

  it.each<Chunk>([{ type: 'finish' }, { type: 'abort' }, { type: 'error', errorText: 'no' }])(
    'asks for nothing more after a terminal chunk: $type',
    async (chunk) => {
      const { reply, tab, resumes } = await startWith([delta('a', '1'), { chunk, cursor: '2' }], [delta('b', '3')]);
      expect(reply.isEnded()).toBe(true);
      await tab.advance(100_000);
      expect(resumes).toEqual([]);
      expect(tab.countTimers()).toBe(0);
    },
  );

  it('ends where the back end does not know the reply any more', async () => {
    const { reply, tab, resumes } = await startWith([delta('a', '1')], null);
    await tab.advance(1_000);
    expect(resumes).toHaveLength(1);
    expect(reply.isEnded()).toBe(true);
    expect(reply.words()).toBe('a');
    expect(tab.countTimers()).toBe(0);
  });

  it('ends when the back end refuses for good, and says why', async () => {
    const { reply, tab, backEnd, source } = await start();
    backEnd.resumeFailures.push(new ParleyError('no', { code: 'unauthorized' }));
    source.drop();
    await settle();
    await tab.advance(1_000);
    expect(reply.isEnded()).toBe(true);
    expect(reply.getFailure()).toMatchObject({ code: 'unauthorized' });
    expect(backEnd.resumes).toHaveLength(1);
  });

  it('does not resume a reply that never got a name', async () => {
    const { context, tab } = createContext();
    const transport = resumableTransport({
      send: async () => ({
        batches: (async function* () {
          yield [delta('a')];
        })(),
      }),
      resume: async () => {
        throw new Error('Nobody asks.');
      },
    });
    const reply = follow(await transport.send(request, context));
    await settle();
    expect(reply.isEnded()).toBe(true);
    expect(tab.countTimers()).toBe(0);
  });

  it('takes a heartbeat for life, so that a quiet reply keeps its connection', async () => {
    const { tab, backEnd, source } = await start();
    for (let turn = 0; turn < 4; turn += 1) {
      await tab.advance(20_000);
      source.push({ type: 'data-parley-heartbeat', data: {}, transient: true });
      await settle();
    }
    expect(backEnd.resumes).toEqual([]);
    await tab.advance(30_000);
    expect(backEnd.resumes).toHaveLength(1);
  });

  it('tells that it has lost the connection, and that it has it again', async () => {
    const { tab, connections, source } = await start();
    source.drop();
    await settle();
    expect(connections.at(-1)).toBe('reconnecting');
    await tab.advance(1_000);
    expect(connections.at(-1)).toBe('online');
  });

  it('lets everything go when it is stopped', async () => {
    const { tab, controller, reply, source } = await start();
    source.say('a');
    await settle();
    controller.abort();
    await settle();
    expect(reply.isEnded()).toBe(true);
    source.say('b');
    await tab.advance(100_000);
    expect(reply.words()).toBe('<start>a');
    expect(tab.countTimers()).toBe(0);
  });

  it('stops on the back end a reply that was stopped before it had a name, before the next is sent', async () => {
    const { context, controller } = createContext();
    const stops: string[] = [];
    const sent: string[] = [];
    let name = (_stream: ReplyStream) => {};
    const transport = resumableTransport({
      send: ({ message }) => {
        sent.push(message.id);
        return new Promise((resolve) => {
          name = resolve;
        });
      },
      resume: async () => null,
      stop: async ({ replyId }) => void stops.push(replyId),
    });
    const first = transport.send(request, context);
    await settle();
    controller.abort();
    await settle();
    void transport.send({ ...request, message: { ...request.message, id: 'next' } }, createContext().context);
    await settle();
    expect(sent).toEqual(['u']);
    name({ replyId: 'late', batches: (async function* () {})() });
    await first;
    await settle();
    expect(stops).toEqual(['late']);
    expect(sent).toEqual(['u', 'next']);
  });
});
