import type { Chunk, Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeEnvironment } from '../../node-environment.ts';
import type { SendRequest } from '../../ports/transport.ts';
import { isPromptApiAvailable, type PromptTurn } from './language-model.ts';
import { type PromptApiTransportOptions, promptApiTransport } from './prompt-api-transport.ts';

const say = (role: Message['role'], text: string): Message => ({
  id: text,
  role,
  parentId: null,
  parts: text === '' ? [] : [{ type: 'text', text }],
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 0,
});

const branch = [
  say('system', 'Be brief.'),
  say('user', 'One?'),
  say('assistant', 'One.'),
  say('assistant', ''),
  say('user', 'Two?'),
  say('assistant', 'Two.'),
  say('user', 'Three?'),
];

const asked = {
  conversationId: 'c',
  site: 'demo',
  trigger: 'submit-message' as const,
  message: { id: 'q', text: 'Three?', parentId: null },
  replyMessageId: 'a',
};
const createRequest = (messages: readonly Message[] = branch): SendRequest => ({ ...asked, messages });

const createContext = (signal: AbortSignal) => ({
  signal,
  environment: createNodeEnvironment(),
  onConnection: () => {},
  onReport: () => {},
});

const createFailure = (name: string) => Object.assign(new Error(name), { name });

type FakeOptions = {
  readonly availability?: string;
  readonly deltas?: readonly string[];
  /** Thrown by a prompt, after the deltas. */
  readonly failure?: Error;
  readonly createFailure?: Error;
  /** Characters that fit. */
  readonly window?: number;
  readonly progress?: readonly number[];
  readonly hangs?: boolean;
};

const createFake = (options: FakeOptions = {}) => {
  const { deltas = ['Three', '.'], window = 1000, progress = [], failure, hangs = false } = options;
  const created: (readonly PromptTurn[])[] = [];
  const asked: string[] = [];
  const needs: unknown[] = [];
  let open = 0;
  const measure = (text: string) => text.length;
  const model = {
    availability: async (needed: unknown) => {
      needs.push(needed);
      return options.availability ?? 'available';
    },
    create: async ({
      initialPrompts,
      monitor,
    }: {
      readonly initialPrompts: readonly PromptTurn[];
      readonly monitor: (monitor: EventTarget) => void;
    }) => {
      created.push(initialPrompts);
      const target = new EventTarget();
      monitor(target);
      for (const loaded of progress) {
        target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (options.createFailure !== undefined) throw options.createFailure;
      let contextUsage = initialPrompts.reduce((sum, { content }) => sum + measure(content), 0);
      if (contextUsage > window) throw createFailure('QuotaExceededError');
      open += 1;
      return {
        get contextUsage() {
          return contextUsage;
        },
        contextWindow: window,
        measureContextUsage: async (text: string) => measure(text),
        promptStreaming: (text: string, { signal }: { readonly signal: AbortSignal }) => {
          asked.push(text);
          const isTooLong = contextUsage + measure(text) > window;
          contextUsage += measure(text);
          return new ReadableStream<string>({
            start: async (controller) => {
              if (isTooLong) return controller.error(createFailure('QuotaExceededError'));
              for (const delta of deltas) {
                contextUsage += measure(delta);
                controller.enqueue(delta);
              }
              // A stream that errs drops what was not read.
              await new Promise((resolve) => setImmediate(resolve));
              if (failure !== undefined) controller.error(failure);
              else if (hangs) signal.addEventListener('abort', () => controller.error(createFailure('AbortError')));
              else controller.close();
            },
          });
        },
        destroy: () => {
          open -= 1;
        },
      };
    },
  };
  return { model, created, asked, needs, countOpen: () => open };
};

const ask = async (
  fake: ReturnType<typeof createFake>,
  { request = createRequest(), ...options }: Partial<PromptApiTransportOptions> & { request?: SendRequest } = {},
) => {
  const transport = promptApiTransport({ getLanguageModel: () => fake.model, ...options });
  const { batches } = await transport.send(request, createContext(new AbortController().signal));
  const chunks: Chunk[] = [];
  for await (const batch of batches) chunks.push(...batch.map(({ chunk }) => chunk));
  return chunks;
};

const readText = (chunks: readonly Chunk[]) =>
  chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');

describe('isPromptApiAvailable', () => {
  it.each([
    ['nothing', undefined],
    ['something else', { create: 'no' }],
    ['null', null],
  ])('says no where there is %s', async (_, value) => {
    expect(await isPromptApiAvailable({ getLanguageModel: () => value })).toBe(false);
  });

  it.each([
    ['available', true],
    ['downloadable', true],
    ['downloading', true],
    ['unavailable', false],
    ['perhaps', false],
  ])('takes %s as %s', async (availability, isAvailable) => {
    const { model } = createFake({ availability });
    expect(await isPromptApiAvailable({ getLanguageModel: () => model })).toBe(isAvailable);
  });

  it('says no when asking fails', async () => {
    const getLanguageModel = () => {
      throw createFailure('SecurityError');
    };
    expect(await isPromptApiAvailable({ getLanguageModel })).toBe(false);
  });
});

describe('promptApiTransport', () => {
  it('asks the last question with the history before it, and streams the answer', async () => {
    const fake = createFake();
    const chunks = await ask(fake, { instructions: 'You are Pearl.' });
    expect(fake.created).toEqual([
      [
        { role: 'system', content: 'You are Pearl.\n\nBe brief.' },
        { role: 'user', content: 'One?' },
        { role: 'assistant', content: 'One.' },
        { role: 'user', content: 'Two?' },
        { role: 'assistant', content: 'Two.' },
      ],
    ]);
    expect(fake.asked).toEqual(['Three?']);
    expect(chunks.map(({ type }) => type)).toEqual([
      'text-start',
      'text-delta',
      'text-delta',
      'text-end',
      'data-parley-usage',
      'finish',
    ]);
    expect(readText(chunks)).toBe('Three.');
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
    expect(fake.countOpen()).toBe(0);
  });

  it('tells what was used, for nothing', async () => {
    const usage = (await ask(createFake())).find(({ type }) => type === 'data-parley-usage');
    expect(usage).toMatchObject({
      data: { model: 'browser', inputTokens: 'Be brief.One?One.Two?Two.Three?'.length, outputTokens: 6, costUsd: 0 },
    });
  });

  it('says which languages it needs', async () => {
    const fake = createFake();
    await ask(fake, { languages: ['zh'] });
    const expected = [{ type: 'text', languages: ['zh'] }];
    expect(fake.needs).toEqual([{ expectedInputs: expected, expectedOutputs: expected }]);
  });

  it('tells how far the download is, as events', async () => {
    const chunks = await ask(createFake({ availability: 'downloadable', progress: [0, 0.5, 1] }));
    const loads = chunks.filter(({ type }) => type === 'data-parley-download');
    expect(loads.length).toBeGreaterThan(0);
    expect(loads.at(-1)).toEqual({ type: 'data-parley-download', data: { loaded: 1 }, transient: true });
    expect(readText(chunks)).toBe('Three.');
  });

  it('tells of no download when the model is there', async () => {
    const chunks = await ask(createFake({ progress: [0, 1] }));
    expect(chunks.some(({ type }) => type === 'data-parley-download')).toBe(false);
  });

  it.each([
    ['when the session opens', 24],
    ['when the question is asked', 26],
  ])('leaves out the older half of a history that is too long %s, and says so', async (_, window) => {
    const fake = createFake({ window });
    const chunks = await ask(fake);
    expect(fake.created.at(-1)?.map(({ content }) => content)).toEqual(['Be brief.', 'Two?', 'Two.']);
    expect(chunks[0]).toEqual({ type: 'data-parley-trimmed', data: { omitted: 2 }, transient: true });
    expect(readText(chunks)).toBe('Three.');
    expect(fake.countOpen()).toBe(0);
  });

  it('ends as too large when the question alone does not fit', async () => {
    const chunks = await ask(createFake({ window: 12 }));
    expect(chunks.at(-1)).toMatchObject({ type: 'error', code: 'too-large' });
  });

  it('ends as length when the window is full', async () => {
    const deltas = ['x'.repeat(960)];
    expect((await ask(createFake({ deltas, window: 991 }))).at(-1)).toEqual({ type: 'finish', finishReason: 'length' });
  });

  it('keeps the words before a failure', async () => {
    const chunks = await ask(createFake({ failure: createFailure('UnknownError') }));
    expect(readText(chunks)).toBe('Three.');
    expect(chunks.at(-1)).toMatchObject({ type: 'error', code: 'upstream-unavailable' });
  });

  it.each([
    ['NotAllowedError', { type: 'error', code: 'upstream-refused' }],
    ['NotSupportedError', { type: 'error', code: 'upstream-refused' }],
    ['OperationError', { type: 'error', code: 'upstream-unavailable' }],
    ['NotReadableError', { type: 'finish', finishReason: 'content-filter' }],
  ])('takes a %s as what it is', async (name, end) => {
    expect((await ask(createFake({ createFailure: createFailure(name) }))).at(-1)).toMatchObject(end);
  });

  it('refuses to send where there is no model', async () => {
    await expect(ask(createFake({ availability: 'unavailable' }))).rejects.toMatchObject({
      code: 'upstream-unavailable',
      isRetryable: false,
    });
  });

  it('stops when the visitor does, and frees the session', async () => {
    const fake = createFake({ hangs: true });
    const controller = new AbortController();
    const transport = promptApiTransport({ getLanguageModel: () => fake.model });
    const { batches } = await transport.send(createRequest(), createContext(controller.signal));
    const chunks: Chunk[] = [];
    for await (const batch of batches) {
      chunks.push(...batch.map(({ chunk }) => chunk));
      if (readText(chunks) === 'Three.') controller.abort();
    }
    expect(readText(chunks)).toBe('Three.');
    expect(chunks.at(-1)).toEqual({ type: 'abort' });
    expect(fake.countOpen()).toBe(0);
  });
});
