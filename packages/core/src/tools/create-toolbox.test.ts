import type { Chunk, Message, ToolPart } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createToolbox, type ToolboxOptions } from './create-toolbox.ts';
import { defineTool } from './define-tool.ts';
import type { Tool } from './tool.ts';

const createCall = (fields: Partial<ToolPart> = {}): ToolPart => ({
  type: 'tool-echo',
  toolCallId: 'call-1',
  toolName: 'echo',
  state: 'input-available',
  input: { text: 'hi' },
  ...fields,
});

const createMessage = (...parts: readonly ToolPart[]): Message => ({
  id: 'reply-1',
  role: 'assistant',
  parentId: 'question-1',
  parts,
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 0,
});

const createEcho = (fields: { needsApproval?: boolean; run?: (text: string, signal: AbortSignal) => unknown } = {}) => {
  const { needsApproval = false, run = (text) => text } = fields;
  return defineTool({
    name: 'echo',
    description: 'Says it again.',
    input: z.object({ text: z.string() }),
    needsApproval,
    run: ({ text }, { signal }) => run(text, signal),
  });
};

const start = (tools: readonly Tool[], options: Partial<ToolboxOptions> = {}) => {
  const toolbox = createToolbox({ tools, ...options });
  const controller = new AbortController();
  const run = async (...calls: readonly ToolPart[]) => {
    const chunks: Chunk[] = [];
    const context = { signal: controller.signal, messages: [createMessage(...calls)], conversationId: 'c' };
    for await (const chunk of toolbox.run(calls, context)) chunks.push(chunk);
    return chunks;
  };
  return { toolbox, controller, run };
};

describe('createToolbox', () => {
  it('declares its tools, and those that come later', () => {
    const tools = [createEcho()];
    const { toolbox } = start([], { tools: () => tools });
    expect(toolbox.declarations.map(({ name }) => name)).toEqual(['echo']);
    tools.pop();
    expect(toolbox.declarations).toEqual([]);
    expect(toolbox.maxSteps).toBe(8);
  });

  it('declares the first of two tools of one name', async () => {
    const { toolbox, run } = start([createEcho(), createEcho({ run: () => 'second' })]);
    expect(toolbox.declarations).toHaveLength(1);
    expect(await run(createCall())).toMatchObject([{ output: 'hi' }]);
  });

  it('runs a call and gives its output', async () => {
    expect(await start([createEcho()]).run(createCall())).toEqual([
      { type: 'tool-output-available', toolCallId: 'call-1', output: 'hi' },
    ]);
  });

  it('runs the calls of one reply side by side, and gives what is ready first', async () => {
    let release = (_: string) => {};
    const slow = new Promise((resolve) => {
      release = resolve;
    });
    const { toolbox, controller } = start([createEcho({ run: (text) => (text === 'slow' ? slow : text) })]);
    const calls = [
      createCall({ toolCallId: 'call-1', input: { text: 'slow' } }),
      createCall({ toolCallId: 'call-2', input: { text: 'fast' } }),
    ];
    const chunks: Chunk[] = [];
    const context = { signal: controller.signal, messages: [createMessage(...calls)], conversationId: 'c' };
    for await (const chunk of toolbox.run(calls, context)) {
      chunks.push(chunk);
      release('late');
    }
    expect(chunks).toMatchObject([
      { toolCallId: 'call-2', output: 'fast' },
      { toolCallId: 'call-1', output: 'late' },
    ]);
  });

  it('gives what an async generator yields as preliminary, and its last as final', async () => {
    const echo = createEcho({
      async *run(text) {
        yield `${text} 1`;
        yield `${text} 2`;
      },
    });
    expect(await start([echo]).run(createCall())).toEqual([
      { type: 'tool-output-available', toolCallId: 'call-1', output: 'hi 1', preliminary: true },
      { type: 'tool-output-available', toolCallId: 'call-1', output: 'hi 2', preliminary: true },
      { type: 'tool-output-available', toolCallId: 'call-1', output: 'hi 2' },
    ]);
  });

  it('tells the model which tools there are when it calls another', async () => {
    expect(await start([createEcho()]).run(createCall({ toolName: 'shout' }))).toEqual([
      { type: 'tool-output-error', toolCallId: 'call-1', errorText: 'There is no tool "shout". There are: echo.' },
    ]);
  });

  it('does not run a call whose input is wrong, and tells the model why', async () => {
    let runs = 0;
    const chunks = await start([createEcho({ run: () => (runs += 1) })]).run(createCall({ input: { text: 7 } }));
    expect(chunks).toMatchObject([{ type: 'tool-output-error', errorText: expect.stringContaining('text:') }]);
    expect(runs).toBe(0);
  });

  it('keeps to itself what a tool threw, and reports it', async () => {
    const failure = new Error('key sk-123 refused');
    const errors: unknown[] = [];
    const echo = createEcho({
      run: () => {
        throw failure;
      },
    });
    const failed = { type: 'tool-output-error', toolCallId: 'call-1' };
    const { run } = start([echo], { onError: (error) => errors.push(error) });
    expect(await run(createCall())).toEqual([{ ...failed, errorText: 'The tool failed.' }]);
    expect(errors).toEqual([failure]);
    const described = start([echo], { describeError: () => 'No branch there.' });
    expect(await described.run(createCall())).toEqual([{ ...failed, errorText: 'No branch there.' }]);
  });

  it('gives no output to a call that somebody outside answers', async () => {
    const form = defineTool({ name: 'echo', description: 'A form.', input: { type: 'object' } });
    expect(await start([form]).run(createCall())).toEqual([]);
  });

  it('cuts long output with a mark, and makes plain JSON of the rest', async () => {
    const read = async (value: unknown) =>
      start([createEcho({ run: () => value })], { maxOutputLength: 20 }).run(createCall());
    expect(await read('x'.repeat(30))).toMatchObject([{ output: `${'x'.repeat(20)} [cut: 10 more characters]` }]);
    expect(await read({ at: new Date(0), no: undefined })).toMatchObject([{ output: expect.stringContaining('[cut') }]);
    expect(await read({ no: undefined, a: 1 })).toMatchObject([{ output: { a: 1 } }]);
    expect(await read(undefined)).toMatchObject([{ output: null }]);
    expect(await read(1n)).toMatchObject([
      { type: 'tool-output-error', errorText: 'The output of the tool is not JSON.' },
    ]);
  });

  describe('with approval', () => {
    it('asks before it runs, says why, and waits', async () => {
      let runs = 0;
      const echo = createEcho({ needsApproval: true, run: () => (runs += 1) });
      const { run } = start([echo], { describeApproval: ({ toolName }) => `${toolName} costs money.` });
      const asked = { type: 'tool-approval-request', toolCallId: 'call-1', reason: 'echo costs money.' };
      expect(await run(createCall())).toMatchObject([asked]);
      expect(await run(createCall())).toMatchObject([asked]);
      expect(runs).toBe(0);
    });

    it('runs what was approved, once', async () => {
      const { run } = start([createEcho({ needsApproval: true })]);
      const approved = createCall({ state: 'approval-responded', approval: { id: 'a', approved: true } });
      expect(await run(approved)).toMatchObject([{ type: 'tool-output-available', output: 'hi' }]);
      expect(await run(approved)).toEqual([]);
    });

    it('never runs what was denied', async () => {
      let runs = 0;
      const { run } = start([createEcho({ run: () => (runs += 1) })]);
      const denied = createCall({ state: 'approval-responded', approval: { id: 'a', approved: false } });
      expect(await run(denied)).toEqual([{ type: 'tool-output-denied', toolCallId: 'call-1' }]);
      expect(runs).toBe(0);
    });

    it.each([
      [true, ['tool-approval-request', 'tool-approval-response', 'tool-output-available']],
      [{ approved: false, reason: 'No.' }, ['tool-approval-request', 'tool-approval-response', 'tool-output-denied']],
    ])('asks a callback where there is one: %j', async (response, types) => {
      const { run } = start([createEcho({ needsApproval: true })], { onApproval: () => response });
      expect((await run(createCall())).map(({ type }) => type)).toEqual(types);
    });

    it('does not run when the callback throws', async () => {
      const onApproval = () => {
        throw new Error('broken');
      };
      const { run } = start([createEcho({ needsApproval: true })], { onApproval });
      expect((await run(createCall())).at(-1)).toMatchObject({ type: 'tool-output-error' });
    });
  });

  describe('when the visitor stops', () => {
    const stopped = { type: 'tool-output-error', toolCallId: 'call-1', errorText: 'The tool was stopped.' };

    it('aborts the signal of a tool and ends its call, though the tool does not listen', async () => {
      let seen: AbortSignal | undefined;
      const { run, controller } = start([
        createEcho({
          run: (_, signal) => {
            seen = signal;
            queueMicrotask(() => controller.abort());
            return new Promise(() => {});
          },
        }),
      ]);
      expect(await run(createCall())).toEqual([stopped]);
      expect(seen?.aborted).toBe(true);
    });

    it('begins no call any more, and ends those that waited', async () => {
      let runs = 0;
      const { run, controller } = start([createEcho({ run: () => (runs += 1) })]);
      controller.abort();
      expect(await run(createCall())).toEqual([stopped]);
      expect(runs).toBe(0);
    });

    it('keeps the output that came before', async () => {
      const { toolbox, controller } = start([createEcho()]);
      const context = { signal: controller.signal, messages: [createMessage(createCall())], conversationId: 'c' };
      const chunks: Chunk[] = [];
      for await (const chunk of toolbox.run([createCall()], context)) {
        chunks.push(chunk);
        controller.abort();
      }
      expect(chunks).toMatchObject([{ type: 'tool-output-available' }]);
    });
  });

  it('takes two calls for two when their provider counts anew in each step', async () => {
    const { toolbox, controller } = start([createEcho()]);
    const run = async (...parts: readonly ToolPart[]) => {
      const chunks: Chunk[] = [];
      const context = { signal: controller.signal, messages: [createMessage(...parts)], conversationId: 'c' };
      for await (const chunk of toolbox.run(parts.slice(-1), context)) chunks.push(chunk);
      return chunks;
    };
    expect(await run(createCall())).toHaveLength(1);
    expect(await run(createCall({ state: 'output-available' }), createCall())).toHaveLength(1);
  });

  it('runs each call at most once and never a denied one, and settles what it runs, in whatever order it is asked', async () => {
    const calls = fc.uniqueArray(
      fc.record({
        toolCallId: fc.constantFrom('1', '2', '3', '4'),
        toolName: fc.constantFrom('echo', 'careful', 'fails', 'absent'),
        decision: fc.constantFrom(undefined, true, false),
      }),
      { selector: ({ toolCallId }) => toolCallId, minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(calls, fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), async (wanted, rounds) => {
        const runs: string[] = [];
        const input = z.object({});
        const define = (name: string, needsApproval: boolean) =>
          defineTool({
            name,
            description: name,
            input,
            needsApproval,
            run: async (_, { toolCallId }) => {
              runs.push(toolCallId);
              if (name === 'fails') throw new Error('broken');
              return toolCallId;
            },
          });
        const { run } = start([define('echo', false), define('careful', true), define('fails', false)]);
        const parts = wanted.map(({ toolCallId, toolName, decision }) =>
          createCall({
            toolCallId,
            toolName,
            input: {},
            ...(decision !== undefined && {
              state: 'approval-responded' as const,
              approval: { id: toolCallId, approved: decision },
            }),
          }),
        );
        // Some rounds overlap, as when two listeners ask for the same.
        const answers: (readonly Chunk[])[] = [];
        let pending: Promise<readonly Chunk[]>[] = [];
        for (const isOverlapping of rounds) {
          pending.push(run(...parts));
          if (isOverlapping) continue;
          answers.push(...(await Promise.all(pending)));
          pending = [];
        }
        answers.push(...(await Promise.all(pending)));
        expect(new Set(runs).size).toBe(runs.length);
        for (const { toolCallId, toolName, decision } of wanted) {
          const own = answers.flat().filter((chunk) => 'toolCallId' in chunk && chunk.toolCallId === toolCallId);
          if (decision === false) expect(runs).not.toContain(toolCallId);
          if (toolName === 'careful' && decision === undefined) expect(runs).not.toContain(toolCallId);
          expect(own.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
