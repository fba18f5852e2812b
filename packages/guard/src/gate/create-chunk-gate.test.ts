import type { Chunk } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlowGuard, judgeByRules, type Rules } from '../../test/slow-guard.ts';
import { redactText } from '../redact-text.ts';
import { type ChunkGateOptions, createChunkGate } from './create-chunk-gate.ts';

const rules: Rules = { block: ['kill', '傻。逼', '💣👋'], redact: ['acme! co', '银行'] };

/** One part of a reply: a text with chunks among its deltas, or a chunk alone. */
type Piece =
  | { readonly kind: 'text' | 'reasoning'; readonly deltas: readonly (string | Chunk)[] }
  | { readonly kind: 'chunk'; readonly chunk: Chunk };

const data = (name: string): Chunk => ({ type: 'data-order', id: name, data: name });
const delta = fc.constantFrom(
  ...['kill', 'k', 'ill', '傻。', '逼', '💣', '👋', '\ud83d', '\udca3', 'acme! ', 'co', '银', '行'],
  ...['Hello. ', 'so, ', '你好。', '🙂 ', 'A line\n', 'x', ' '],
);
const among = fc.constantFrom<Chunk>(data('a'), data('b'), {
  type: 'source-url',
  sourceId: 's',
  url: 'https://x.example',
});
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('text' as const, 'reasoning' as const),
    deltas: fc.array(fc.oneof({ weight: 5, arbitrary: delta }, { weight: 1, arbitrary: among }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('chunk' as const),
    chunk: fc.constantFrom<Chunk>(
      { type: 'tool-input-available', toolCallId: 'c', toolName: 'n', input: {} },
      { type: 'start-step' },
      { type: 'finish-step' },
      data('c'),
    ),
  }),
);
const reply = fc.array(piece, { maxLength: 6 });
const numbers = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 });

const toChunks = (pieces: readonly Piece[]): Chunk[] => [
  { type: 'start', messageId: 'm' },
  ...pieces.flatMap((one, index): Chunk[] => {
    if (one.kind === 'chunk') return [one.chunk];
    const { kind } = one;
    const id = `${index}`;
    return [
      { type: `${kind}-start`, id },
      ...one.deltas.map(
        (entry): Chunk => (typeof entry === 'string' ? { type: `${kind}-delta`, id, delta: entry } : entry),
      ),
      { type: `${kind}-end`, id },
    ];
  }),
  { type: 'finish', finishReason: 'stop' },
];

/** The text of each part, in the order of the parts. */
const readTexts = (chunks: readonly Chunk[]) => {
  const texts = new Map<string, string>();
  for (const chunk of chunks) {
    if (chunk.type === 'text-delta' || chunk.type === 'reasoning-delta') {
      texts.set(chunk.id, (texts.get(chunk.id) ?? '') + chunk.delta);
    }
  }
  return texts;
};

const run = async (chunks: readonly Chunk[], order: readonly number[], options: Partial<ChunkGateOptions> = {}) => {
  const slow = createSlowGuard((content) => judgeByRules(content, rules));
  const out: Chunk[] = [];
  const gate = createChunkGate({
    guards: [slow.guard],
    maxWindowChars: 12,
    ...options,
    onReady: () => void out.push(...gate.take()),
  });
  let step = 0;
  const next = () => order[step++ % order.length] ?? 0;
  for (const chunk of chunks) {
    out.push(...(await gate.apply(chunk)));
    for (let count = next() % 3; count > 0; count -= 1) await slow.answer(next());
  }
  const ended = gate.end();
  while (slow.countWaiting() > 0) await slow.answer(next());
  out.push(...(await ended));
  return { out, isBlocked: gate.isBlocked() };
};

describe('createChunkGate, with verdicts that come late and in any order', () => {
  it('shows of each part what its guards allow, and nothing after a block', async () => {
    await fc.assert(
      fc.asyncProperty(reply, numbers, async (pieces, order) => {
        const { out, isBlocked } = await run(toChunks(pieces), order);
        const shown = readTexts(out);
        let isOver = false;
        pieces.forEach((one, index) => {
          if (one.kind === 'chunk') return;
          const whole = one.deltas.filter((entry) => typeof entry === 'string').join('');
          const verdict = judgeByRules(whole, rules);
          const redactions = 'redactions' in verdict ? (verdict.redactions ?? []) : [];
          const until = verdict.type === 'block' ? (verdict.span?.start ?? 0) : whole.length;
          const expected = redactText(
            whole.slice(0, until),
            redactions.filter(({ start }) => start < until),
          );
          expect(shown.get(`${index}`) ?? '').toBe(isOver ? '' : expected);
          isOver ||= verdict.type === 'block';
        });
        expect(isBlocked).toBe(isOver);
        expect(out.at(-1)).toEqual({ type: 'finish', finishReason: isOver ? 'content-filter' : 'stop' });
        expect(out.filter(({ type }) => type === 'finish')).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps chunks in their order, each after the text before it', async () => {
    await fc.assert(
      fc.asyncProperty(reply, numbers, async (pieces, order) => {
        const chunks = toChunks(pieces);
        const { out, isBlocked } = await run(chunks, order, {});
        const isFixed = ({ type }: Chunk) => !type.endsWith('-delta') && type !== 'data-parley-moderation';
        const expected = chunks.filter(isFixed);
        const fixed = out.filter(isFixed);
        if (!isBlocked) expect(fixed).toEqual(expected);
        else {
          const passed = fixed.slice(0, -1);
          // The block closes what is open.
          if (/-end$/.test(passed.at(-1)?.type ?? '')) passed.pop();
          expect(passed).toEqual(expected.slice(0, passed.length));
        }
        for (const [index, chunk] of out.entries()) {
          const at = chunks.indexOf(chunk);
          if (isBlocked || at < 0 || !isFixed(chunk) || chunk.type === 'start' || chunks.lastIndexOf(chunk) !== at)
            continue;
          for (const [id, before] of readTexts(chunks.slice(0, at))) {
            const verdict = judgeByRules(readTexts(chunks).get(id) ?? '', rules);
            if (verdict.type === 'allow') expect(readTexts(out.slice(0, index)).get(id) ?? '').toContain(before);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('joins what one part says around a tool call', async () => {
    const { out } = await run(
      [
        { type: 'text-delta', id: 't', delta: 'I ki' },
        { type: 'tool-input-start', toolCallId: 'c', toolName: 'n' },
        { type: 'text-delta', id: 't', delta: 'll' },
      ],
      [0],
    );
    expect(readTexts(out).get('t')).toBe('I ');
    expect(out.some(({ type }) => type === 'tool-input-start')).toBe(false);
  });

  it('tells that chunks are ready while no chunk comes', async () => {
    const slow = createSlowGuard(() => ({ type: 'allow' }), { isPartialAware: true });
    let readyCount = 0;
    const gate = createChunkGate({
      guards: [slow.guard],
      onReady: () => {
        readyCount += 1;
      },
    });
    expect(gate.apply({ type: 'text-delta', id: 't', delta: 'One. Tw' })).toEqual([]);
    expect(gate.take()).toEqual([]);
    await slow.answer(0);
    expect(readyCount).toBe(1);
    expect(gate.take()).toEqual([{ type: 'text-delta', id: 't', delta: 'One.' }]);
    expect(gate.take()).toEqual([]);
  });

  it('withdraws under retract with a tombstone at once, tells who produces, and says nothing more', async () => {
    const slow = createSlowGuard((content) => judgeByRules(content, rules));
    const out: Chunk[] = [];
    let blockCount = 0;
    const gate = createChunkGate({
      guards: [slow.guard],
      policy: 'retract',
      onReady: () => void out.push(...gate.take()),
      onBlock: () => {
        blockCount += 1;
      },
    });
    const apply = async (chunk: Chunk) => void out.push(...(await gate.apply(chunk)));
    await apply({ type: 'text-start', id: 't' });
    await apply({ type: 'text-delta', id: 't', delta: 'I kill. ' });
    await apply({ type: 'text-delta', id: 't', delta: 'Then' });
    expect(readTexts(out).get('t')).toBe('I kill. Then');
    expect(gate.isBlocked()).toBe(false);
    await slow.answer(0);
    expect([gate.isBlocked(), blockCount]).toEqual([true, 1]);
    await apply({ type: 'text-delta', id: 't', delta: ' more' });
    out.push(...(await gate.end()));
    expect(out.slice(3)).toEqual([
      { type: 'text-end', id: 't' },
      {
        type: 'data-parley-moderation',
        id: 'output-block-rules',
        data: { stage: 'output', action: 'block', category: 'rules', isRetracted: true },
      },
      { type: 'finish', finishReason: 'content-filter' },
    ]);
  });

  it('ends under retract only after the last verdict', async () => {
    const slow = createSlowGuard(() => ({ type: 'allow' }));
    const out: Chunk[] = [];
    const gate = createChunkGate({
      guards: [slow.guard],
      policy: 'retract',
      onReady: () => void out.push(...gate.take()),
    });
    for (const chunk of toChunks([{ kind: 'text', deltas: ['Hello.'] }])) out.push(...(await gate.apply(chunk)));
    expect(out.map(({ type }) => type)).toEqual(['start', 'text-start', 'text-delta', 'text-end']);
    const ended = gate.end();
    await slow.answer(0);
    out.push(...(await ended));
    expect(out.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
  });

  it('ends under retract only after verdicts that nobody was asked for yet', async () => {
    const slow = createSlowGuard((content) => judgeByRules(content, rules));
    const out: Chunk[] = [];
    const gate = createChunkGate({
      guards: [slow.guard],
      policy: 'retract',
      maxInFlight: 1,
      onReady: () => void out.push(...gate.take()),
    });
    for (const chunk of toChunks([{ kind: 'text', deltas: ['Hello. ', 'I kill.'] }])) out.push(...gate.apply(chunk));
    const ended = gate.end();
    await slow.answer(0);
    expect(out.some(({ type }) => type === 'finish')).toBe(false);
    while (slow.countWaiting() > 0) await slow.answer(0);
    out.push(...(await ended));
    expect(out.at(-1)).toEqual({ type: 'finish', finishReason: 'content-filter' });
  });

  it('ends a reply once when its text and its reasoning are both withdrawn', async () => {
    const slow = createSlowGuard((content) => judgeByRules(content, rules));
    const out: Chunk[] = [];
    const gate = createChunkGate({
      guards: [slow.guard],
      policy: 'retract',
      onReady: () => void out.push(...gate.take()),
    });
    out.push(...gate.apply({ type: 'reasoning-delta', id: 'r', delta: 'I kill. ' }));
    out.push(...gate.apply({ type: 'text-delta', id: 't', delta: 'I kill. ' }));
    const ended = gate.end();
    while (slow.countWaiting() > 0) await slow.answer(0);
    out.push(...(await ended));
    expect(out.filter(({ type }) => type === 'finish')).toHaveLength(1);
    expect(out.at(-1)).toEqual({ type: 'finish', finishReason: 'content-filter' });
  });
});
