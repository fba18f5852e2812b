import { describe, expect, it } from 'vitest';
import type { Guard, GuardContext } from './guard.ts';
import { runGuards } from './run-guards.ts';
import type { Verdict } from './verdict.ts';

const createContext = (signal = new AbortController().signal): GuardContext => ({ role: 'user', signal });
const always =
  (verdict: Verdict): Guard =>
  () =>
    verdict;
const never: Guard = () => new Promise(() => undefined);

/** A schedule that runs when it is told to. */
const createSchedule = () => {
  const callbacks = new Set<() => void>();
  return {
    schedule: (callback: () => void) => {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    pass: () => {
      for (const callback of callbacks) callback();
    },
    callbacks,
  };
};

describe('runGuards', () => {
  it('allows when there is no guard or none objects', async () => {
    expect(await runGuards([], 'x', createContext())).toEqual({ type: 'allow' });
    expect(await runGuards([always({ type: 'allow' })], 'x', createContext())).toEqual({ type: 'allow' });
  });

  it('lets the block win that comes first in the text, with the redactions of all', async () => {
    const redactions = [{ start: 0, end: 1, replacement: '*' }];
    const guards = [
      always({ type: 'block', category: 'late', span: { start: 5, end: 6 } }),
      async () => ({ type: 'redact', category: 'r', redactions }) as const,
      always({ type: 'block', category: 'early', span: { start: 2, end: 3 } }),
    ];
    expect(await runGuards(guards, 'abcdefg', createContext())).toEqual({
      type: 'block',
      category: 'early',
      span: { start: 2, end: 3 },
      redactions,
    });
  });

  it('merges redactions in the order of the text', async () => {
    const redact = (start: number) =>
      always({ type: 'redact', category: `c${start}`, redactions: [{ start, end: start + 1, replacement: '*' }] });
    expect(
      await runGuards([redact(4), always({ type: 'warn', category: 'w' }), redact(1)], 'x', createContext()),
    ).toMatchObject({
      type: 'redact',
      redactions: [{ start: 1 }, { start: 4 }],
    });
  });

  it('passes a warning on', async () => {
    expect(await runGuards([always({ type: 'warn', category: 'w' })], 'x', createContext())).toMatchObject({
      type: 'warn',
    });
  });

  it.each(['thrown', 'rejected'])('blocks by default when a guard has %s, and reports why', async (how) => {
    const errors: unknown[] = [];
    const guard: Guard = () => {
      const error = new Error('down');
      if (how === 'rejected') return Promise.reject(error);
      throw error;
    };
    const onError = (error: unknown) => void errors.push(error);
    expect(await runGuards([guard], 'x', createContext(), { onError })).toEqual({
      type: 'block',
      category: 'guard-failed',
    });
    expect(await runGuards([guard], 'x', createContext(), { onError, onFailure: 'open' })).toEqual({ type: 'allow' });
    expect(errors).toHaveLength(2);
  });

  it('does not wait beyond the deadline, and tells the guard', async () => {
    const { schedule, pass, callbacks } = createSchedule();
    let isTold = false;
    const slow: Guard = (_, { signal }) => {
      signal.addEventListener('abort', () => {
        isTold = true;
      });
      return new Promise(() => undefined);
    };
    const verdict = runGuards([slow, always({ type: 'warn', category: 'w' })], 'x', createContext(), {
      deadlineMs: 100,
      schedule,
      onFailure: 'open',
    });
    pass();
    expect(await verdict).toEqual({ type: 'warn', category: 'w' });
    expect(isTold).toBe(true);
    expect(callbacks.size).toBe(0);
  });

  it('blocks when a guard is late and failure is closed', async () => {
    const { schedule, pass } = createSchedule();
    const verdict = runGuards([never], 'x', createContext(), { deadlineMs: 100, schedule });
    pass();
    expect(await verdict).toMatchObject({ type: 'block', category: 'guard-failed' });
  });

  it('cancels the deadline when the guards were in time', async () => {
    const { schedule, callbacks } = createSchedule();
    await runGuards([async () => ({ type: 'allow' })], 'x', createContext(), { deadlineMs: 100, schedule });
    expect(callbacks.size).toBe(0);
  });

  it('rejects with the reason of the caller who aborts, whatever a failure stands for', async () => {
    const controller = new AbortController();
    const verdict = runGuards([never], 'x', createContext(controller.signal), { onFailure: 'open' });
    controller.abort(new Error('left'));
    await expect(verdict).rejects.toThrow('left');
    await expect(runGuards([], 'x', createContext(controller.signal))).rejects.toThrow('left');
  });
});
