import { describe, expect, it } from 'vitest';
import { forRole } from './for-role.ts';
import type { Guard } from './guard.ts';
import { words } from './guards/words.ts';
import { runGuards } from './run-guards.ts';
import { withDeadline } from './with-deadline.ts';

const context = { role: 'user', signal: new AbortController().signal } as const;
const never: Guard = () => new Promise(() => undefined);

describe('withDeadline', () => {
  it('lets one guard fail open beside one that fails closed', async () => {
    const callbacks: (() => void)[] = [];
    const schedule = (callback: () => void) => {
      callbacks.push(callback);
      return () => undefined;
    };
    const late = (onFailure: 'open' | 'closed') => withDeadline(never, { deadlineMs: 100, onFailure, schedule });
    const open = runGuards([late('open')], 'x', context);
    const closed = runGuards([late('open'), late('closed')], 'x', context);
    for (const callback of callbacks) callback();
    expect(await open).toEqual({ type: 'allow' });
    expect(await closed).toEqual({ type: 'block', category: 'guard-failed' });
  });

  it('keeps what the guard says of itself', () => {
    expect(withDeadline(words({}), {}).isInstant).toBe(true);
    expect(withDeadline(never, {}).isInstant).toBeUndefined();
  });
});

describe('forRole', () => {
  it('asks its guard about one role only', () => {
    const guard = forRole('assistant', words({ block: ['kill'] }));
    expect(guard('kill', context)).toEqual({ type: 'allow' });
    expect(guard('kill', { ...context, role: 'assistant' })).toMatchObject({ type: 'block' });
    expect(guard.isInstant).toBe(true);
  });
});
