import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlowGuard, judgeByRules, type Rules } from '../../test/slow-guard.ts';
import type { Guard } from '../guard.ts';
import { words } from '../guards/words.ts';
import { redactText } from '../redact-text.ts';
import { createGate, type GateResult } from './create-gate.ts';
import type { GateOptions } from './gate-options.ts';

const context = { role: 'assistant', signal: new AbortController().signal } as const;

const rules: Rules = {
  block: ['kill', 'b. o. m. b', '傻。逼', '💣👋🏽', 'x\ny'],
  redact: ['acme! co', '银行', '😀'],
};
/** Longest of the rules. */
const longest = 10;

const pieces = ['kill', 'ki', 'll', 'b. ', 'o. ', 'm. ', 'b', '傻。', '逼', '傻', '💣', '👋🏽', '👋', 'x\n', 'y'];
const redacted = ['acme! ', 'co', 'acme', '银行', '银', '😀', '\ud83d', '\ude00'];
const harmless = ['Hello there. ', 'a long clause without an end, ', '你好。', '是的！', ' ', '\n', '. ', '🙂', 'é'];
const text = fc
  .array(fc.constantFrom(...pieces, ...redacted, ...harmless, ...harmless), { maxLength: 24 })
  .map((parts) => parts.join(''));
const numbers = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 });

/** What may be shown of a whole text, and whether it is blocked. */
const expectOf = (whole: string, verdict: Awaited<ReturnType<Guard>>) => {
  const until = verdict.type === 'block' ? (verdict.span?.start ?? 0) : whole.length;
  const redactions = 'redactions' in verdict ? (verdict.redactions ?? []) : [];
  return {
    shown: redactText(
      whole.slice(0, until),
      redactions.filter(({ start }) => start < until),
    ),
    isBlocked: verdict.type === 'block',
  };
};

const runSlowly = async (
  deltas: readonly string[],
  order: readonly number[],
  slow: ReturnType<typeof createSlowGuard>,
  options: Partial<GateOptions> = {},
) => {
  const results: GateResult[] = [];
  const gate = createGate({ guards: [slow.guard], ...options, onRelease: (result) => void results.push(result) });
  let step = 0;
  const next = () => order[step++ % order.length] ?? 0;
  for (const delta of deltas) {
    gate.write(delta);
    for (let count = next() % 3; count > 0; count -= 1) await slow.answer(next());
  }
  const flushed = gate.flush();
  while (slow.countWaiting() > 0) await slow.answer(next());
  await flushed;
  return { results, shown: results.map((result) => result.text).join('') };
};

const cut = (whole: string, cuts: readonly number[]) => {
  const edges = [0, ...cuts.map((edge) => edge % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return edges.slice(1).map((edge, index) => whole.slice(edges[index], edge));
};

describe('windows that are judged at the same time', () => {
  it('show all that stands before a blocked span, nothing of it, and redactions to the character', async () => {
    await fc.assert(
      fc.asyncProperty(text, numbers, numbers, fc.integer({ min: 1, max: 5 }), async (whole, cuts, order, inFlight) => {
        const slow = createSlowGuard((content) => judgeByRules(content, rules));
        const { results, shown } = await runSlowly(cut(whole, cuts), order, slow, {
          maxInFlight: inFlight,
          maxWindowChars: 20,
          overlapChars: 12,
          holdBackChars: longest,
        });
        const expected = expectOf(whole, judgeByRules(whole, rules));
        expect(shown).toBe(expected.shown);
        expect(results.some(({ blocked }) => blocked !== undefined)).toBe(expected.isBlocked);
        expect(results.slice(0, -1).every(({ blocked }) => blocked === undefined)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('do so at every cut into two, and letter by letter', async () => {
    for (const whole of [
      'Well. You kill it. Then more.',
      '好的。傻。逼了。还有。',
      'Ah 😀 acme! co. b. o. m. b. End.',
      'a 💣👋🏽 b',
    ]) {
      const cuts = [...Array(whole.length + 1).keys()].map((at) => [whole.slice(0, at), whole.slice(at)]);
      for (const deltas of [...cuts, whole.split('')]) {
        for (const order of [[0], [1, 2], [2, 0, 1, 1]]) {
          const slow = createSlowGuard((content) => judgeByRules(content, rules));
          const { shown } = await runSlowly(deltas, order, slow, { maxWindowChars: 8 });
          expect(shown).toBe(expectOf(whole, judgeByRules(whole, rules)).shown);
        }
      }
    }
  });

  it('hold a span of any length for a guard that says what is open', async () => {
    const list = words({ block: ['kill', 'make a very big and loud bomb today', '傻逼'], redact: ['acme', '银行'] });
    const parts = fc.constantFrom(
      'kill',
      'k i ',
      'l l',
      'make a very big. ',
      'make a very big and loud ',
      'bomb today',
    );
    const phrase = fc.array(fc.oneof(parts, fc.constantFrom(...harmless, 'acme', '银', '行', '傻', '逼', 'today')), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(phrase, numbers, numbers, async (spoken, cuts, order) => {
        const whole = spoken.join('');
        const slow = createSlowGuard(list, { isPartialAware: true });
        const { shown } = await runSlowly(cut(whole, cuts), order, slow, { maxWindowChars: 12, overlapChars: 4 });
        expect(shown).toBe(expectOf(whole, await list(whole, context)).shown);
      }),
      { numRuns: 500 },
    );
  });

  it('are asked about without waiting for one another, and no more than allowed', async () => {
    const slow = createSlowGuard(() => ({ type: 'allow' }), { isPartialAware: true });
    const shown: string[] = [];
    const gate = createGate({
      guards: [slow.guard],
      maxInFlight: 2,
      overlapChars: 0,
      onRelease: (result) => void shown.push(result.text),
    });
    for (const sentence of ['One. ', 'Two. ', 'Three. ', 'Four. ', 'Five']) gate.write(sentence);
    expect(slow.asked).toEqual(['One.', 'One. Two.']);
    await slow.answer(1);
    expect(shown).toEqual([]);
    await slow.answer(0);
    expect(shown).toEqual(['One.', ' Two.']);
    expect(slow.countWaiting()).toBe(1);
    expect(slow.asked.at(-1)).toBe(' Three. Four.');
  });

  it('are dropped with all that follows once one before them blocks', async () => {
    const slow = createSlowGuard((content) => judgeByRules(content, rules));
    const blocks: string[] = [];
    const results: GateResult[] = [];
    const gate = createGate({
      guards: [slow.guard],
      onRelease: (result) => void results.push(result),
      onBlock: ({ category }) => void blocks.push(category),
    });
    gate.write('Fine. I kill. ');
    gate.write('More. ');
    await slow.answer(1);
    expect(results).toEqual([]);
    await slow.answer(0);
    await slow.answer(0);
    gate.write('Again. ');
    expect(gate.flush()).toBeUndefined();
    expect(results.map((result) => result.text)).toEqual(['Fine. I ']);
    expect(blocks).toEqual(['rules']);
  });

  it('catch with all of the text before them what no window holds, though its beginning has gone out', async () => {
    const long: Guard = (content) => {
      const span = /begin.*end/s.exec(content);
      return span === null
        ? { type: 'allow' }
        : { type: 'block', category: 'long', span: { start: span.index, end: span.index + span[0].length } };
    };
    const deltas = ['So. begin. ', ...Array.from({ length: 60 }, () => 'And so on it goes. '), 'end. ', 'After.'];
    const run = (overlapChars: number) => runSlowly(deltas, [1], createSlowGuard(long), { overlapChars });
    expect((await run(Number.POSITIVE_INFINITY)).results.at(-1)?.blocked).toMatchObject({ category: 'long' });
    expect((await run(200)).results.at(-1)?.blocked).toBeUndefined();
  });

  it('reject for the caller who aborts', async () => {
    const controller = new AbortController();
    const slow = createSlowGuard(() => ({ type: 'allow' }));
    const gate = createGate({ guards: [slow.guard], signal: controller.signal, onRelease: () => undefined });
    gate.write('One. Two.');
    const flushed = gate.flush();
    controller.abort(new Error('left'));
    await expect(flushed).rejects.toThrow('left');
    expect(() => gate.write('more')).toThrow('left');
  });
});

describe('retract, with windows in flight', () => {
  it('shows text at once, then withdraws it once and shows nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(text, numbers, numbers, async (whole, cuts, order) => {
        const slow = createSlowGuard((content) => judgeByRules(content, rules));
        const { results, shown } = await runSlowly(cut(whole, cuts), order, slow, { policy: 'retract' });
        const isBad = judgeByRules(whole, rules).type !== 'allow';
        const at = results.findIndex(({ isRetracted }) => isRetracted === true);
        expect(at).toBe(isBad ? results.length - 1 : -1);
        if (isBad) expect(whole.startsWith(shown)).toBe(true);
        else expect(shown).toBe(whole);
      }),
    );
  });
});
