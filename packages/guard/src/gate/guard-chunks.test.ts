import type { Chunk } from '@parley/protocol';
import { foldChunks } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlowGuard, judgeByRules } from '../../test/slow-guard.ts';
import { words } from '../guards/words.ts';
import type { GateOptions } from './gate-options.ts';
import { guardChunks } from './guard-chunks.ts';

const guards = [words({ block: ['kill'], redact: ['acme'] })];

const createProducer = (chunks: readonly Chunk[], failure?: Error) => {
  const state = { produced: 0, isReturned: false };
  async function* produce(): AsyncGenerator<Chunk> {
    try {
      for (const chunk of chunks) {
        state.produced += 1;
        yield chunk;
      }
      if (failure !== undefined) throw failure;
    } finally {
      state.isReturned = true;
    }
  }
  return { chunks: produce(), state };
};

const guardAll = async (chunks: readonly Chunk[], options: Partial<GateOptions> = {}) => {
  const { chunks: source, state } = createProducer(chunks);
  const out: Chunk[] = [];
  for await (const chunk of guardChunks(source, { guards, ...options })) out.push(chunk);
  return { out, state };
};

const sayText = (...deltas: string[]): Chunk[] => [
  { type: 'start', messageId: 'm' },
  { type: 'text-start', id: 't' },
  ...deltas.map((delta): Chunk => ({ type: 'text-delta', id: 't', delta })),
  { type: 'text-end', id: 't' },
  { type: 'finish', finishReason: 'stop' },
];

describe('guardChunks', () => {
  it('lets a good reply through with its ends in place', async () => {
    const { out } = await guardAll(sayText('Hello ', 'wor', 'ld'));
    expect(foldChunks(out)).toEqual(foldChunks(sayText('Hello world')));
    expect(out.map(({ type }) => type).slice(-2)).toEqual(['text-end', 'finish']);
  });

  it('ends a blocked reply after what came before, and stops its producer', async () => {
    const { out, state } = await guardAll(sayText('I will ki', 'll you', ' and', ' more'));
    expect(out).toEqual([
      { type: 'start', messageId: 'm' },
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'I will ' },
      { type: 'text-end', id: 't' },
      {
        type: 'data-parley-moderation',
        id: 'output-block-words',
        data: { stage: 'output', action: 'block', category: 'words' },
      },
      { type: 'finish', finishReason: 'content-filter' },
    ]);
    expect(state).toEqual({ produced: 4, isReturned: true });
    expect(foldChunks(out).status).toEqual({ type: 'done', outcome: 'blocked' });
  });

  it('shows nothing of a blocked word in text or reasoning, wherever the deltas are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<'text' | 'reasoning'>('text', 'reasoning'),
        fc.array(fc.integer({ min: 0, max: 20 })),
        async (kind, cuts) => {
          const text = 'So then k i l l him now';
          const edges = [0, ...cuts.sort((a, b) => a - b), text.length];
          const deltas = edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
          const { out } = await guardAll(deltas.map((delta) => ({ type: `${kind}-delta`, id: 'x', delta })));
          expect(out.map((chunk) => ('delta' in chunk ? chunk.delta : '')).join('')).toBe('So then ');
        },
      ),
    );
  });

  it('reports a redaction once and covers it up', async () => {
    const { out } = await guardAll(sayText('Acme and ', 'Acme.'));
    expect(foldChunks(out).parts).toMatchObject([
      { type: 'text', text: '*** and ***.' },
      { type: 'data-parley-moderation', data: { action: 'redact' } },
    ]);
  });

  it('lets no chunk overtake the text before it, but for events', async () => {
    const citation: Chunk = { type: 'data-order', id: '1', data: 1 };
    const event: Chunk = { type: 'data-heartbeat', data: 0, transient: true };
    const { out } = await guardAll([
      { type: 'text-delta', id: 't', delta: 'a ' },
      { type: 'text-delta', id: 't', delta: 'ki' },
      citation,
      event,
      { type: 'text-delta', id: 't', delta: 'te' },
      { type: 'tool-input-start', toolCallId: 'c', toolName: 'n' },
    ]);
    expect(out.map((chunk) => ('delta' in chunk ? chunk.delta : chunk.type))).toEqual([
      'a ',
      'data-heartbeat',
      'kite',
      'data-order',
      'tool-input-start',
    ]);
  });

  it('keeps the texts of two ids apart', async () => {
    const { out } = await guardAll([
      { type: 'text-delta', id: 'a', delta: 'one ki' },
      { type: 'text-delta', id: 'b', delta: 'll two' },
    ]);
    expect(foldChunks(out).parts).toMatchObject([{ text: 'one ki' }, { text: 'll two' }]);
  });

  it('decides what it holds when the producer ends or fails', async () => {
    expect((await guardAll([{ type: 'text-delta', id: 't', delta: 'ki' }])).out).toHaveLength(1);
    const { chunks } = createProducer([{ type: 'text-delta', id: 't', delta: 'ki' }], new Error('broken'));
    const out: Chunk[] = [];
    const reading = (async () => {
      for await (const chunk of guardChunks(chunks, { guards })) out.push(chunk);
    })();
    await expect(reading).rejects.toThrow('broken');
    expect(out).toEqual([{ type: 'text-delta', id: 't', delta: 'ki' }]);
  });

  it('withdraws a reply under retract', async () => {
    const slow: GateOptions['guards'][number] = async (content) =>
      content.includes('kill') ? { type: 'block', category: 'slow' } : { type: 'allow' };
    const { out } = await guardAll(sayText('I will ', 'kill you. ', 'Yes.'), { guards: [slow], policy: 'retract' });
    expect(out).toContainEqual({ type: 'text-delta', id: 't', delta: 'I will ' });
    expect(foldChunks(out)).toMatchObject({
      parts: [{ type: 'data-parley-moderation' }],
      status: { outcome: 'blocked' },
    });
  });

  it('hands on what has passed, and ends on a block, while the producer is silent', async () => {
    const slow = createSlowGuard((content) => judgeByRules(content, { block: ['kill'], redact: [] }));
    let blockCount = 0;
    async function* produce(): AsyncGenerator<Chunk> {
      yield { type: 'text-delta', id: 't', delta: 'All is well. ' };
      yield { type: 'text-delta', id: 't', delta: 'I kill. ' };
      await new Promise(() => undefined);
    }
    const chunks = guardChunks(produce(), {
      guards: [slow.guard],
      holdBackChars: 0,
      onBlock: () => {
        blockCount += 1;
      },
    });
    const first = chunks.next();
    while (slow.asked.length < 2) await Promise.resolve();
    expect(slow.countWaiting()).toBe(2);
    await slow.answer(0);
    expect((await first).value).toEqual({ type: 'text-delta', id: 't', delta: 'All is well.' });
    await slow.answer(0);
    const rest: Chunk[] = [];
    for await (const chunk of chunks) rest.push(chunk);
    expect(rest.map((chunk) => ('delta' in chunk ? chunk.delta : chunk.type))).toEqual([
      ' I ',
      'text-end',
      'data-parley-moderation',
      'finish',
    ]);
    expect(blockCount).toBe(1);
  });
});
