import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guard } from '../guard.ts';
import { personalData } from '../guards/personal-data.ts';
import { words } from '../guards/words.ts';
import { redactText } from '../redact-text.ts';
import type { Verdict } from '../verdict.ts';
import { createGate, type GateResult } from './create-gate.ts';
import type { GateOptions } from './gate-options.ts';

const context = { role: 'assistant', signal: new AbortController().signal } as const;

/** A gate, and what each call let out at once. */
const openGate = (options: GateOptions) => {
  const results: GateResult[] = [];
  const gate = createGate({ ...options, onRelease: (result) => void results.push(result) });
  const since = (count: number) =>
    results
      .slice(count)
      .map(({ text }) => text)
      .join('');
  const write = (text: string) => {
    const count = results.length;
    gate.write(text);
    return since(count);
  };
  return { gate, results, write, readText: () => since(0) };
};

const runGate = async (pieces: readonly string[], options: GateOptions) => {
  const { gate, results, write } = openGate(options);
  const written = pieces.map(write);
  await gate.flush();
  return {
    text: results.map(({ text }) => text).join(''),
    blocked: results.find(({ blocked }) => blocked !== undefined)?.blocked,
    isRetracted: results.some(({ isRetracted }) => isRetracted === true),
    verdicts: results.flatMap(({ verdicts }) => verdicts),
    written,
  };
};

const cut = (text: string, cuts: readonly number[]) => {
  const edges = [0, ...cuts.map((edge) => edge % (text.length + 1)).sort((a, b) => a - b), text.length];
  return edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
};

/** A guard of the simplest kind, as an integrator writes it: it knows nothing of streams. */
const plain =
  (pattern: RegExp): Guard =>
  (content) => {
    const found = pattern.exec(content);
    return found === null
      ? { type: 'allow' }
      : { type: 'block', category: 'plain', span: { start: found.index, end: found.index + found[0].length } };
  };

const wait =
  (guard: Guard): Guard =>
  (content, guardContext) =>
    Promise.resolve().then(() => guard(content, guardContext));

const list = words({ block: ['kill', 'make a bomb', 'ass*', '傻逼', '法轮大', 'aab'], redact: ['acme', '银行'] });

const fragments = fc
  .array(
    fc.constantFrom(
      ...[
        'kill',
        'k.i.l.l',
        'k i l l',
        'kiiiill',
        'k!ll',
        'ｋｉｌｌ',
        'k\u200bill',
        'k**l',
        'кill',
        'make a',
        ' bomb',
        'ass',
      ],
      ...[
        '傻',
        '逼',
        '傻*逼',
        '法轮',
        '大',
        '银行',
        'acme',
        'a',
        'aa',
        'b',
        's',
        'l',
        'i',
        ' ',
        ' ',
        '. ',
        '\n',
        '，',
        '👋',
        '\u0301',
      ],
      ...['skill', 'class', 'grass', 'Hello', '你好', '1', '$', '*'],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const cuts = fc.array(fc.nat(), { maxLength: 8 });

describe('hold', () => {
  it('releases nothing of a blocked span and everything before it, wherever the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fragments, cuts, async (text, edges) => {
        const { text: released, blocked } = await runGate(cut(text, edges), { guards: [list] });
        const verdict = await list(text, context);
        if (verdict.type === 'block') {
          const kept = text.slice(0, verdict.span?.start);
          const before = await list(kept, context);
          expect(blocked).toBeDefined();
          expect(released).toBe(before.type === 'redact' ? redactText(kept, before.redactions) : kept);
        } else {
          expect(blocked).toBeUndefined();
          expect(released).toBe(verdict.type === 'redact' ? redactText(text, verdict.redactions) : text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same one character at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fragments, async (text) => {
        const whole = await runGate([text], { guards: [list] });
        const single = await runGate(text.split(''), { guards: [list] });
        expect(single.text).toBe(whole.text);
        expect(single.blocked?.span === undefined).toBe(whole.blocked?.span === undefined);
      }),
      { numRuns: 500 },
    );
  });

  const personal = fc
    .array(
      fc.constantFrom(
        ...[
          'li.wei@example.org',
          '13812345678',
          '+49 30 23122309',
          '4111 1111 1111 1111',
          '(415) 555-0145',
          '110101197005114891',
        ],
        ...['DE89 3704 0044 0532 0130 00', ' ', ' ', '. ', '，', 'call', '电话', '(', '+', '1', '-', '@', 'x', '\n'],
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join(''));

  it('releases no digit of personal data, wherever the stream is cut', async () => {
    const guard = personalData();
    await fc.assert(
      fc.asyncProperty(personal, cuts, async (text, edges) => {
        const verdict = await guard(text, context);
        const { text: released } = await runGate(cut(text, edges), { guards: [guard] });
        expect(released).toBe(verdict.type === 'redact' ? redactText(text, verdict.redactions) : text);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds a plain guard to whole sentences, and asks in order however long the guard takes', async () => {
    const guards = [wait(plain(/kill (you|me)/))];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('Hi there. ', 'I kill ', 'you. ', 'me', '你好。', 'x')),
        cuts,
        async (parts, edges) => {
          const text = parts.join('');
          const start = /kill (you|me)/.exec(text)?.index;
          const { text: released, blocked } = await runGate(cut(text, edges), { guards });
          expect(released).toBe(text.slice(0, start));
          expect(blocked === undefined).toBe(start === undefined);
        },
      ),
    );
  });

  it('answers writes in order when the caller does not wait', async () => {
    const { text } = await runGate(['One. ', 'Two. ', 'Thr'], { guards: [wait(plain(/kill/))] });
    expect(text).toBe('One. Two. Thr');
  });

  it('releases what cannot become a blocked word at once', async () => {
    const { write } = openGate({ guards: [list] });
    expect(write('Hello wor')).toBe('Hello wor');
    expect(write('ld, I ki')).toBe('ld, I ');
    expect(write('te')).toBe('kite');
  });

  it('lets a first guard block later than a second that blocks earlier', async () => {
    const guards = [plain(/second/), plain(/first/)];
    const { text, verdicts } = await runGate(['the first and the second. '], { guards });
    expect(text).toBe('the ');
    expect(verdicts).toMatchObject([{ type: 'block' }]);
  });

  it('releases nothing of a window that a guard blocks without saying where', async () => {
    const guards: Guard[] = [
      (content) => (content.includes('bad') ? { type: 'block', category: 'c' } : { type: 'allow' }),
    ];
    const { text } = await runGate(['Good. ', 'A bad one. ', 'More.'], { guards });
    expect(text.trim()).toBe('Good.');
  });

  it('never cuts a character in two', async () => {
    const seen: string[] = [];
    const guard = Object.assign(
      (content: string): Verdict => {
        seen.push(content);
        return { type: 'allow' };
      },
      { isInstant: true },
    );
    await runGate('👋👋 x👋'.split(''), { guards: [guard] });
    expect(seen.every((content) => content.isWellFormed())).toBe(true);
  });

  it('tells of warnings and redactions', async () => {
    const { verdicts, text } = await runGate(['hm. Acme!'], { guards: [words({ warn: ['hm'], redact: ['acme'] })] });
    expect(text).toBe('hm. ***!');
    expect(verdicts.map(({ type }) => type)).toContain('redact');
  });

  it('takes a guard that blocks with an empty span', async () => {
    const always: Guard = (content) => ({
      type: 'block',
      category: 'c',
      span: { start: content.length, end: content.length },
    });
    expect((await runGate(['abc. ', 'def'], { guards: [always] })).text).toBe('abc.');
  });

  it('passes a guard that fails on to the choice of the integrator', async () => {
    const broken: Guard = () => Promise.reject(new Error('down'));
    expect(await runGate(['One. '], { guards: [broken] })).toMatchObject({
      text: '',
      blocked: { category: 'guard-failed' },
    });
    expect(await runGate(['One. '], { guards: [broken], onFailure: 'open' })).toMatchObject({ text: 'One. ' });
  });

  it('goes on with a new text after a flush', async () => {
    const { gate, results, write } = openGate({ guards: [list] });
    expect(write('gr')).toBe('gr');
    gate.flush();
    write('ass');
    gate.flush();
    expect(results.at(-1)?.blocked).toMatchObject({ category: 'words' });
  });
});

describe('final', () => {
  it('releases the whole text at its end', async () => {
    const { written, text } = await runGate(['One. ', 'Two.'], { guards: [plain(/kill/)], policy: 'final' });
    expect(written).toEqual(['', '']);
    expect(text).toBe('One. Two.');
  });
});

describe('retract', () => {
  it('releases text at once and withdraws it on a verdict', async () => {
    const { written, isRetracted, blocked } = await runGate(['I k', 'ill you. ', 'More'], {
      guards: [wait(plain(/kill/))],
      policy: 'retract',
    });
    expect(written[0]).toBe('I k');
    expect(isRetracted).toBe(true);
    expect(blocked).toMatchObject({ category: 'plain' });
  });

  it('withdraws what would have been covered up', async () => {
    const { isRetracted, blocked } = await runGate(['Call Acme now'], { guards: [list], policy: 'retract' });
    expect(isRetracted).toBe(true);
    expect(blocked).toMatchObject({ category: 'words' });
  });

  it('lets good text through as it came', async () => {
    const { written, isRetracted } = await runGate(['Hello ', 'wor', 'ld'], { guards: [list], policy: 'retract' });
    expect(written).toEqual(['Hello ', 'wor', 'ld']);
    expect(isRetracted).toBe(false);
  });
});
