import { type Chunk, createReplyBuilder, type Message, type Part } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ReplyStream } from './ports/transport.ts';
import { createToolbox } from './tools/create-toolbox.ts';
import { defineTool } from './tools/define-tool.ts';

const createCall = (toolName: string, toolCallId = 'call-1'): readonly Chunk[] => [
  { type: 'tool-input-available', toolCallId, toolName, input: { text: 'hi' } },
  { type: 'finish', finishReason: 'tool-calls' },
];
const answer: readonly Chunk[] = [
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Done.' },
  { type: 'finish', finishReason: 'stop' },
];

const input = z.object({ text: z.string() });
const echo = defineTool({ name: 'echo', description: 'Says it again.', input, run: ({ text }) => text });
const form = defineTool({ name: 'form', description: 'Asks the visitor.', input });

const open = (chunks: readonly Chunk[]): ReplyStream => ({
  batches: (async function* () {
    yield chunks.map((chunk) => ({ chunk }));
  })(),
});

/** Follows a reply as a conversation does, with one list of chunks for each step of the model. */
const follow = async (steps: readonly (readonly Chunk[])[], { maxSteps = 8 } = {}) => {
  const [first = [], ...later] = steps;
  const asked: Message[] = [];
  let message: Message = {
    id: 'reply',
    role: 'assistant',
    parentId: null,
    parts: [],
    status: { type: 'pending' },
    createdAtMs: 0,
  };
  const goOn = createToolbox({ tools: [echo, form], maxSteps }).continueReply({
    conversationId: 'c',
    signal: new AbortController().signal,
    isAnswered: false,
    getMessages: (reply) => [reply],
    ask: async (reply) => {
      asked.push(reply);
      const next = later.shift();
      return next === undefined ? undefined : open(next);
    },
  });
  let stream: ReplyStream | undefined = open(first);
  let streams = 0;
  while (stream !== undefined && streams < 20) {
    streams += 1;
    const builder = createReplyBuilder({ parts: message.parts });
    for await (const batch of stream.batches) for (const { chunk } of batch) builder.apply(chunk);
    builder.end();
    message = { ...message, ...builder.snapshot() };
    stream = await goOn(message);
  }
  return { parts: message.parts, asked, streams };
};

const describeParts = (parts: readonly Part[]) =>
  parts.map((part) => ('toolCallId' in part ? `${part.toolName}: ${part.state}` : part.type));

describe('continueWithTools', () => {
  it('runs the calls of a reply, and asks for the next step with their output', async () => {
    const { parts, asked } = await follow([createCall('echo'), answer]);
    expect(describeParts(parts)).toEqual(['echo: output-available', 'step-start', 'text']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.parts[0]).toMatchObject({ state: 'output-available', output: 'hi' });
  });

  it('goes on for as many steps as the model takes', async () => {
    const { parts } = await follow([
      createCall('echo', '1'),
      createCall('echo', '2'),
      createCall('absent', '3'),
      answer,
    ]);
    expect(describeParts(parts)).toEqual([
      'echo: output-available',
      'step-start',
      'echo: output-available',
      'step-start',
      'absent: output-error',
      'step-start',
      'text',
    ]);
  });

  it('ends at the limit of steps, with the output of the last calls', async () => {
    const endless = Array.from({ length: 20 }, (_, index) => createCall('echo', String(index)));
    const { parts, asked } = await follow(endless, { maxSteps: 3 });
    expect(describeParts(parts).filter((part) => part !== 'step-start')).toEqual(
      Array.from({ length: 3 }, () => 'echo: output-available'),
    );
    expect(asked).toHaveLength(2);
  });

  it('keeps what each step took, and names no step twice', async () => {
    const usage: Chunk = {
      type: 'data-parley-usage',
      id: 'usage',
      data: { model: 'm', inputTokens: 1, outputTokens: 2 },
    };
    const { parts } = await follow([
      [usage, ...createCall('echo')],
      [{ type: 'start-step' }, usage, ...answer],
    ]);
    expect(parts.filter(({ type }) => type === 'step-start')).toHaveLength(1);
    expect(parts.flatMap((part) => (part.type === 'data-parley-usage' && 'id' in part ? [part.id] : []))).toEqual([
      'usage',
      'usage-2',
    ]);
  });

  it('ends a reply whose call waits for somebody, and runs the others', async () => {
    const [call] = createCall('form', '2');
    const { parts, asked, streams } = await follow([
      [...(call === undefined ? [] : [call]), ...createCall('echo', '1')],
      answer,
    ]);
    expect(describeParts(parts)).toEqual(['form: input-available', 'echo: output-available']);
    expect(asked).toEqual([]);
    expect(streams).toBe(2);
  });

  it('has nothing to add to an answer without calls', async () => {
    expect(await follow([answer, answer])).toMatchObject({ asked: [], streams: 1 });
  });
});
