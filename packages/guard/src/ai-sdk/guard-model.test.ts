import { generateText, type LanguageModelMiddleware, streamText, wrapLanguageModel } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { describe, expect, it } from 'vitest';
import { createSlowGuard, judgeByRules } from '../../test/slow-guard.ts';
import { personalData } from '../guards/personal-data.ts';
import { words } from '../guards/words.ts';
import { type GuardModelOptions, guardModel } from './guard-model.ts';

type StreamPart =
  Awaited<ReturnType<MockLanguageModelV4['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never;

const guards = [words({ block: ['kill'], redact: ['acme'] }), personalData()];
const usage = {
  inputTokens: { total: 3, noCache: 3, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 9, text: 9, reasoning: undefined },
};
const finish: StreamPart = { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage };
const say = (...deltas: string[]): StreamPart[] => [
  { type: 'text-start', id: 't' },
  ...deltas.map((delta): StreamPart => ({ type: 'text-delta', id: 't', delta })),
  { type: 'text-end', id: 't' },
];

const wrap = (parts: readonly StreamPart[], options: Partial<GuardModelOptions> = {}) => {
  // What the middleware is typed as here is what the AI SDK takes.
  const middleware: LanguageModelMiddleware = guardModel({ guards, ...options });
  let isCancelled = false;
  const queue = [...parts];
  const stream = new ReadableStream<StreamPart>({
    pull(controller) {
      const part = queue.shift();
      if (part === undefined) controller.close();
      else controller.enqueue(part);
    },
    cancel() {
      isCancelled = true;
    },
  });
  const model = wrapLanguageModel({
    model: new MockLanguageModelV4({ doStream: async () => ({ stream }) }),
    middleware,
  });
  return { model, isCancelled: () => isCancelled, left: queue };
};

describe('guardModel, streaming', () => {
  it('lets a good answer through with its usage', async () => {
    const { model } = wrap([{ type: 'stream-start', warnings: [] }, ...say('Hello ', 'ki', 'te.'), finish]);
    const result = streamText({ model, prompt: 'Hi' });
    expect(await result.text).toBe('Hello kite.');
    expect(await result.finishReason).toBe('stop');
    expect((await result.usage).outputTokens).toBe(9);
  });

  it('covers up what is to be covered, across deltas', async () => {
    const { model } = wrap([...say('Ask Ac', 'me at li.wei@exam', 'ple.org now.'), finish]);
    expect(await streamText({ model, prompt: 'Hi' }).text).toBe('Ask *** at [email] now.');
  });

  it('ends a blocked answer before the span and cancels the model', async () => {
    const { model, isCancelled, left } = wrap([
      ...say('I will k', ' i l l you', ...Array(50).fill(' and more')),
      finish,
    ]);
    const result = streamText({ model, prompt: 'Hi' });
    expect(await result.text).toBe('I will ');
    expect(await result.finishReason).toBe('content-filter');
    expect(isCancelled()).toBe(true);
    expect(left.length).toBeGreaterThan(40);
  });

  it('keeps reasoning, metadata, sources and tools in their order', async () => {
    const parts: StreamPart[] = [
      { type: 'reasoning-start', id: 'r' },
      { type: 'reasoning-delta', id: 'r', delta: 'They want ac' },
      { type: 'reasoning-delta', id: 'r', delta: 'me' },
      { type: 'reasoning-delta', id: 'r', delta: '', providerMetadata: { mock: { signature: 's' } } },
      { type: 'reasoning-end', id: 'r' },
      ...say('See ac', 'me'),
      { type: 'source', sourceType: 'url', id: 's', url: 'https://x.example' },
      { type: 'tool-call', toolCallId: 'c', toolName: 'n', input: '{}' },
      { type: 'raw', rawValue: 'acme' },
      finish,
    ];
    const { model } = wrap(parts);
    const { stream } = await model.doStream({ prompt: [] });
    const out: StreamPart[] = [];
    for await (const part of stream) out.push(part);
    expect(out).toEqual([
      { type: 'reasoning-start', id: 'r' },
      { type: 'reasoning-delta', id: 'r', delta: 'They want ' },
      { type: 'reasoning-delta', id: 'r', delta: '***' },
      { type: 'reasoning-delta', id: 'r', delta: '', providerMetadata: { mock: { signature: 's' } } },
      { type: 'reasoning-end', id: 'r' },
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'See ' },
      { type: 'text-delta', id: 't', delta: '***' },
      { type: 'text-end', id: 't' },
      ...parts.slice(-4, -2),
      finish,
    ]);
  });

  it('waits for guards that need time', async () => {
    const slow = createSlowGuard((content) => judgeByRules(content, { block: ['kill'], redact: [] }));
    const { model } = wrap([...say('One. ', 'Two. ', 'I kill. ', 'Four.'), finish], { guards: [slow.guard] });
    const text = streamText({ model, prompt: 'Hi' }).text;
    let isDone = false;
    const reading = Promise.resolve(text).then((known) => {
      isDone = true;
      return known;
    });
    while (!isDone) {
      await slow.answer(1);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await reading).toBe('One. Two. I ');
  });
});

describe('guardModel, whole', () => {
  const generate = (text: string) => {
    const model = wrapLanguageModel({
      model: new MockLanguageModelV4({
        doGenerate: async () => ({
          content: [{ type: 'text', text }],
          finishReason: { unified: 'stop', raw: undefined },
          usage,
          warnings: [],
        }),
      }),
      middleware: guardModel({ guards }),
    });
    return generateText({ model, prompt: 'Hi' });
  };

  it('covers up and ends as a stream does', async () => {
    expect(await generate('Acme is fine.')).toMatchObject({ text: '*** is fine.', finishReason: 'stop' });
    expect(await generate('Acme will kill you.')).toMatchObject({ text: '*** will ', finishReason: 'content-filter' });
  });
});
