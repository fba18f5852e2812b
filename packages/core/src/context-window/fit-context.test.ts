import type { Message, Part } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContextStrategy } from './context-strategy.ts';
import { countMessageTokens } from './count-message-tokens.ts';
import { cutMark } from './cut-text.ts';
import { dropOldest } from './drop-oldest.ts';
import { fitContext } from './fit-context.ts';
import { keepEnds } from './keep-ends.ts';
import { summariseOldest } from './summarise-oldest.ts';

/** A token a character, so that sums are plain to see. */
const countTokens = (text: string) => text.length;

const say = (role: Message['role'], id: string, ...parts: readonly (Part | string)[]): Message => ({
  id,
  role,
  parentId: null,
  parts: parts.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 0,
});

const call = (output: unknown): Part => ({
  type: 'tool-look',
  toolCallId: 'call',
  toolName: 'look',
  state: 'output-available',
  input: {},
  output,
});

const count = (messages: readonly Message[]) =>
  messages.reduce((sum, message) => sum + countMessageTokens(message, countTokens), 0);
const ids = (messages: readonly Message[]) => messages.map(({ id }) => id).join(' ');

// Each message takes ten tokens: four and its words.
const system = say('system', 's', 'rules!');
const dialogue = ['1', '2', '3', '4'].flatMap((number) => [
  say('user', `q${number}`, `ask ${number} `),
  say('assistant', `a${number}`, `say ${number} `),
]);
const branch = [system, ...dialogue];

const fit = (maxTokens: number, strategy?: ContextStrategy, messages: readonly Message[] = branch) =>
  fitContext(messages, { maxTokens, countTokens, ...(strategy !== undefined && { strategy }) });

describe('fitContext', () => {
  it('gives what fits as it is', async () => {
    const fitted = await fit(90);
    expect(fitted.messages).toBe(branch);
    expect(fitted).toMatchObject({ omitted: [], shortened: [], tokens: 90 });
  });

  it('drops the oldest turns whole, keeps the system message, and says what is left out', async () => {
    const fitted = await fit(65);
    expect(ids(fitted.messages)).toBe('s q3 a3 q4 a4');
    expect(ids(fitted.omitted)).toBe('q1 a1 q2 a2');
    expect(fitted.tokens).toBe(50);
  });

  it('keeps the first question on request', async () => {
    expect(ids((await fit(65, dropOldest({ keepFirstQuestion: true }))).messages)).toBe('s q1 q3 a3 q4 a4');
  });

  it('keeps both ends on request', async () => {
    expect(ids((await fit(70, keepEnds())).messages)).toBe('s q1 a1 q3 a3 q4 a4');
    expect(ids((await fit(75, keepEnds({ firstTurns: 2 }))).messages)).toBe('s q1 a1 q2 a2 q4 a4');
  });

  it('shortens a last question that alone is too long, with a mark', async () => {
    const { messages, shortened, omitted } = await fit(40, undefined, [system, say('user', 'q', 'x'.repeat(100))]);
    expect(messages[1]?.parts).toEqual([{ type: 'text', text: `${'x'.repeat(22)}${cutMark}` }]);
    expect(ids(shortened)).toBe('q');
    expect(omitted).toEqual([]);
  });

  it('cuts no character in two', async () => {
    const { messages } = await fit(20, undefined, [say('user', 'q', '😀'.repeat(50))]);
    expect(messages[0]?.parts).toEqual([{ type: 'text', text: `${'😀'.repeat(6)}${cutMark}` }]);
  });

  it('drops the oldest parts of a long answer under way, and keeps its newest calls with their output', async () => {
    const answer = say('assistant', 'a', 'x'.repeat(50), call('old'), call('new'));
    const question = say('user', 'q', 'ask');
    const oneCall = countMessageTokens({ parts: [call('new')] }, countTokens);
    const { messages, shortened } = await fit(7 + oneCall, undefined, [question, answer]);
    expect(messages).toEqual([question, { ...answer, parts: [call('new')] }]);
    expect(ids(shortened)).toBe('a');
  });

  it('shortens the output of the newest call rather than lose it', async () => {
    const branch = [say('user', 'q', 'ask'), say('assistant', 'a', call('y'.repeat(500)))];
    const { messages } = await fit(120, undefined, branch);
    expect(messages[1]?.parts[0]).toMatchObject({ output: expect.stringMatching(/^y{20,} \[…\]$/) });
  });

  it('refuses when instructions leave no room', async () => {
    await expect(fit(12, undefined, [system, say('user', 'q', 'ask?')])).rejects.toMatchObject({ code: 'too-large' });
  });

  const parts = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ maxLength: 60 }).map(call),
    fc.constant<Part>({ type: 'step-start' }),
    fc.constant<Part>({ type: 'file', url: 'data:,', mediaType: 'image/png' }),
  );
  const messages = fc.array(
    fc.record({
      role: fc.constantFrom<Message['role'][]>('user', 'assistant', 'user', 'assistant', 'system'),
      parts: fc.array(parts, { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const strategies = fc.constantFrom<[string, () => ContextStrategy][]>(
    ['dropOldest', () => dropOldest()],
    ['keepFirstQuestion', () => dropOldest({ keepFirstQuestion: true })],
    ['keepEnds', () => keepEnds({ firstTurns: 2 })],
    ['summariseOldest', () => summariseOldest({ summarise: async (list) => `summary of ${list.length}`.repeat(9) })],
    ['failing summary', () => summariseOldest({ summarise: async () => Promise.reject(new Error('down')) })],
  );

  it('never exceeds the limit, keeps order, the last question and whole calls, and accounts for every message', async () => {
    await fc.assert(
      fc.asyncProperty(messages, strategies, fc.nat({ max: 600 }), async (drafts, [, create], maxTokens) => {
        const given = drafts.map(({ role, parts }, index) => say(role, String(index), ...parts));
        let fitted: Awaited<ReturnType<typeof fit>>;
        try {
          fitted = await fit(maxTokens, create(), given);
        } catch (error) {
          expect(error).toMatchObject({ code: 'too-large' });
          return;
        }
        const sent = fitted.messages.filter((message) => message !== fitted.summary);
        expect(count(fitted.messages)).toBe(fitted.tokens);
        expect(fitted.tokens).toBeLessThanOrEqual(maxTokens);
        const places = sent.map(({ id }) => given.findIndex((message) => message.id === id));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect([...sent, ...fitted.omitted].map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort());
        const lastQuestion = given.findLast(({ role }) => role === 'user');
        if (lastQuestion !== undefined) expect(ids(sent).split(' ')).toContain(lastQuestion.id);
        for (const message of sent) {
          const before = given.find(({ id }) => id === message.id);
          if (message.role === 'system') expect(message).toBe(before);
          if (message !== before) expect(fitted.shortened).toContain(before);
          for (const part of message.parts) if ('toolCallId' in part) expect(part.output).toBeDefined();
        }
      }),
      { numRuns: 1000 },
    );
  });
});
