import { afterEach, describe, expect, it } from 'vitest';
import { createBrowserEnvironment } from './browser-environment.ts';
import { findBrowserTabs } from './browser-tabs.ts';
import { createConversation } from './create-conversation.ts';
import { getMessageText } from './get-message-text.ts';
import { persist } from './persist.ts';
import { shareTabs } from './share-tabs.ts';
import { webStorage } from './storages/web-storage.ts';
import { functionTransport } from './transports/function-transport.ts';

const environment = createBrowserEnvironment();
const tabs = findBrowserTabs();
const until = (subscribe: (listener: () => void) => () => void, isTrue: () => boolean) =>
  new Promise<void>((resolve) => {
    if (isTrue()) return resolve();
    const unsubscribe = subscribe(() => {
      if (!isTrue()) return;
      unsubscribe();
      resolve();
    });
  });

afterEach(() => localStorage.clear());

describe('createBrowserEnvironment', () => {
  it('makes ids of 128 random bits', () => {
    const ids = new Set(Array.from({ length: 100 }, environment.createId));
    expect(ids.size).toBe(100);
    expect([...ids].every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  });

  it('calls back before the next frame, once, and not when cancelled', async () => {
    const calls: string[] = [];
    const cancel = environment.nextFrame(() => calls.push('cancelled'));
    cancel();
    await new Promise<void>((resolve) => {
      environment.nextFrame(() => {
        calls.push('frame');
        resolve();
      });
    });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(calls).toEqual(['frame']);
  });

  it('wakes when the page is shown, restored or online again', () => {
    let wakes = 0;
    const unsubscribe = environment.onWake(() => {
      wakes += 1;
    });
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    window.dispatchEvent(new Event('online'));
    expect(wakes).toBe(3);
    unsubscribe();
    window.dispatchEvent(new Event('online'));
    expect(wakes).toBe(3);
  });

  it('tells when the network is lost and found', () => {
    const seen: boolean[] = [];
    const unsubscribe = environment.onConnectionChange((isOnline) => seen.push(isOnline));
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    unsubscribe();
    window.dispatchEvent(new Event('offline'));
    expect(seen).toEqual([false, true]);
  });

  it('gives a lock to one at a time, and to the next when it is let go', async () => {
    const order: string[] = [];
    const first = new AbortController();
    const second = new AbortController();
    await new Promise<void>((resolve) => {
      tabs?.holdLock('test-lock', {
        signal: first.signal,
        onHeld: () => {
          order.push('first');
          resolve();
        },
      });
    });
    const held = new Promise<void>((resolve) => {
      tabs?.holdLock('test-lock', {
        signal: second.signal,
        onHeld: () => {
          order.push('second');
          resolve();
        },
      });
    });
    expect(order).toEqual(['first']);
    first.abort();
    await held;
    expect(order).toEqual(['first', 'second']);
    second.abort();
  });
});

describe('holdLock', () => {
  it('takes the lock away from a tab that is asleep, which hears of it', async () => {
    const first = new AbortController();
    const second = new AbortController();
    let take = () => {};
    const lost = new Promise<void>((resolve) => {
      tabs?.holdLock('test-steal', { signal: first.signal, onHeld: () => take(), onLost: resolve });
    });
    await new Promise<void>((resolve) => {
      take = resolve;
    });
    const held = new Promise<void>((resolve) => {
      tabs?.holdLock('test-steal', { signal: second.signal, shouldSteal: true, onHeld: resolve });
    });
    await Promise.all([lost, held]);
    const { held: locks = [] } = await navigator.locks.query();
    expect(locks.filter(({ name }) => name === 'test-steal')).toHaveLength(1);
    second.abort();
  });
});

describe('createConversation in a browser', () => {
  it('keeps two tabs in step, over real locks and a real channel', async () => {
    const options = {
      id: 'browser-tabs',
      persistence: persist(webStorage({ getStorage: () => localStorage })),
      tabs: shareTabs(),
      transport: functionTransport(async function* ({ message }) {
        yield `You said ${message.text}`;
      }),
    };
    const leader = createConversation(options);
    await leader.send('one');
    const follower = createConversation(options);
    await until(follower.subscribe, () => follower.getSnapshot().messages.length === 2);
    await follower.send('two');
    await until(follower.subscribe, () => follower.getSnapshot().messages[3]?.status.type === 'done');
    expect(leader.getSnapshot().messages.map(getMessageText)).toEqual(['one', 'You said one', 'two', 'You said two']);
    expect(follower.getSnapshot()).toEqual(leader.getSnapshot());

    leader.destroy();
    await follower.send('three');
    expect(follower.getSnapshot().messages).toHaveLength(6);
    follower.destroy();
  });
});
