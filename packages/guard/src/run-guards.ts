import type { Guard, GuardContext } from './guard.ts';
import { mergeVerdicts } from './merge-verdicts.ts';
import type { Verdict } from './verdict.ts';

export type RunGuardsOptions = {
  /** Time after which a guard counts as failed. Needs `schedule`. @default no deadline */
  readonly deadlineMs?: number;
  /** What a guard that throws or is late stands for: `closed` blocks, `open` allows. @default 'closed' */
  readonly onFailure?: 'open' | 'closed';
  /** Calls back after a delay and returns a function that cancels: this package has no clock of its own. */
  readonly schedule?: (callback: () => void, delayMs: number) => () => void;
  /** Hears why a guard failed. */
  readonly onError?: (error: unknown) => void;
};

const isPromise = (value: Verdict | Promise<Verdict>): value is Promise<Verdict> => 'then' in value;

/** `null` when one of them is still to come. */
const mergeNow = (verdicts: readonly (Verdict | Promise<Verdict>)[]): Verdict | null => {
  const known = verdicts.flatMap((verdict) => (isPromise(verdict) ? [] : [verdict]));
  return known.length === verdicts.length ? mergeVerdicts(known) : null;
};

/** As `runGuards`, and at once when no guard needs to wait. */
export const judgeContent = (
  guards: readonly Guard[],
  content: string,
  context: GuardContext,
  options: RunGuardsOptions = {},
): Verdict | Promise<Verdict> => {
  const { deadlineMs, onFailure = 'closed', schedule, onError } = options;
  const fail = (error: unknown): Verdict => {
    context.signal.throwIfAborted();
    onError?.(error);
    return onFailure === 'open' ? { type: 'allow' } : { type: 'block', category: 'guard-failed' };
  };
  const ask = (guard: Guard, guardContext: GuardContext) => {
    try {
      const verdict = guard(content, guardContext);
      return isPromise(verdict) ? verdict.catch(fail) : verdict;
    } catch (error) {
      return fail(error);
    }
  };

  context.signal.throwIfAborted();
  if (guards.every(({ isInstant }) => isInstant === true)) {
    const verdict = mergeNow(guards.map((guard) => ask(guard, context)));
    if (verdict !== null) return verdict;
  }

  const deadline = new AbortController();
  const verdicts = guards.map((guard) => ask(guard, { ...context, signal: deadline.signal }));
  const now = mergeNow(verdicts);
  if (now !== null) return now;

  const waiting = new Promise<Verdict>((resolve, reject) => {
    deadline.signal.addEventListener('abort', () => {
      if (context.signal.aborted) reject(context.signal.reason);
      else resolve(fail(deadline.signal.reason));
    });
  });
  const abort = () => deadline.abort(context.signal.reason);
  context.signal.addEventListener('abort', abort, { once: true });
  const cancel =
    deadlineMs === undefined
      ? undefined
      : schedule?.(() => deadline.abort(new Error(`A guard took longer than ${deadlineMs} ms.`)), deadlineMs);
  return Promise.all(verdicts.map((verdict) => (isPromise(verdict) ? Promise.race([verdict, waiting]) : verdict)))
    .then(mergeVerdicts)
    .finally(() => {
      cancel?.();
      context.signal.removeEventListener('abort', abort);
    });
};

/**
 * Asks all guards about one content at the same time and gives their common verdict: the first block wins, redactions are
 * merged. A guard that throws or is late follows `onFailure`; an aborted signal rejects.
 */
export const runGuards = async (
  guards: readonly Guard[],
  content: string,
  context: GuardContext,
  options: RunGuardsOptions = {},
): Promise<Verdict> => judgeContent(guards, content, context, options);
