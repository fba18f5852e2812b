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

/** Whether a verdict is there, as against one still to come. */
export const isVerdict = (value: Verdict | Promise<Verdict>): value is Verdict => !('then' in value);

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
  const { signal } = context;
  signal.throwIfAborted();
  // It costs more than an instant guard does.
  const own = guards.every(({ isInstant }) => isInstant) ? null : new AbortController();
  const told = own === null ? context : { ...context, signal: own.signal };
  const verdicts = guards.map((guard) => {
    try {
      return guard(content, told);
    } catch (error) {
      return fail(error);
    }
  });
  if (verdicts.every(isVerdict)) return mergeVerdicts(verdicts);

  const deadline = own ?? new AbortController();
  const late = new Promise<never>((_, reject) => {
    deadline.signal.addEventListener('abort', () => reject(deadline.signal.reason));
  });
  const abort = () => deadline.abort(signal.reason);
  signal.addEventListener('abort', abort);
  const cancel =
    deadlineMs === undefined
      ? undefined
      : schedule?.(() => deadline.abort(new Error(`A guard took longer than ${deadlineMs} ms.`)), deadlineMs);
  return Promise.all(verdicts.map((verdict) => Promise.race([verdict, late]).catch(fail)))
    .then(mergeVerdicts)
    .finally(() => {
      cancel?.();
      signal.removeEventListener('abort', abort);
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
