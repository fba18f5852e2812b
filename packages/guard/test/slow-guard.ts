import type { Guard } from '../src/guard.ts';
import type { Redaction, Verdict } from '../src/verdict.ts';

export type Rules = { readonly block: readonly string[]; readonly redact: readonly string[] };

const findAll = (text: string, words: readonly string[]) =>
  words
    .flatMap((word) => [...text.matchAll(new RegExp(word.replace(/[.*+?]/g, '\\$&'), 'g'))])
    .map((found) => ({ start: found.index, end: found.index + found[0].length }))
    .sort((a, b) => a.start - b.start);

/** What a guard that knows nothing of streams says of a text. */
export const judgeByRules = (text: string, { block, redact }: Rules): Verdict => {
  const redactions: Redaction[] = findAll(text, redact).map((span) => ({ ...span, replacement: '[…]' }));
  const [span] = findAll(text, block);
  if (span !== undefined) return { type: 'block', category: 'rules', span, redactions };
  return redactions.length > 0 ? { type: 'redact', category: 'rules', redactions } : { type: 'allow' };
};

/** A guard whose verdicts come when the test says so, in the order that it says. */
export const createSlowGuard = (judge: Guard, flags: { readonly isPartialAware?: boolean } = {}) => {
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const guard: Guard = Object.assign<Guard, typeof flags>((content, context) => {
    asked.push(content);
    const verdict = judge(content, context);
    return new Promise<Verdict>((resolve) => {
      waiting.push(() => resolve(verdict));
    });
  }, flags);
  /** Lets one verdict come: the `index`th of those that are awaited, counted around. */
  const answer = async (index: number) => {
    const [resolve] = waiting.splice(index % Math.max(1, waiting.length), 1);
    resolve?.();
    // A verdict passes through the promises of the guards and of the gate.
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  };
  return { guard, asked, answer, countWaiting: () => waiting.length };
};
