import type { AvatarDriver, AvatarFrame, AvatarState, Cue } from '@parley/core';
import { expect, it } from 'vitest';
import { driveAvatar } from './drive-avatar.ts';

const start = () => {
  const frames: AvatarFrame[] = [];
  const states: AvatarState[] = [];
  const cues: string[] = [];
  const driver: AvatarDriver = {
    accepts: 'visemes',
    setState: (state) => states.push(state),
    render: (frame) => frames.push(frame),
    perform: (cue) => cues.push(cue.name),
    destroy: () => {},
  };
  let status: AvatarState = 'idle';
  let nowMs = 0;
  let draw: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const cueListeners = new Set<(cue: Cue) => void>();
  const stop = driveAvatar({
    driver,
    source: {
      getSnapshot: () => ({ status }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      subscribeCues: (listener) => {
        cueListeners.add(listener);
        return () => cueListeners.delete(listener);
      },
      getMouth: () => ({
        startedAtMs: 1000,
        timeline: { method: 'stretch', spans: [{ viseme: 'aa', startMs: 0, endMs: 400, weight: 1 }] },
      }),
    },
    environment: {
      now: () => nowMs,
      nextFrame: (callback) => {
        draw = callback;
        return () => {
          draw = null;
        };
      },
    },
    outputLatencyMs: 100,
  });
  return {
    frames,
    states,
    cues,
    stop,
    drawAt: (timeMs: number) => {
      nowMs = timeMs;
      draw?.();
    },
    setStatus: (next: AvatarState) => {
      status = next;
      for (const listener of listeners) listener();
    },
    cue: (cue: Cue) => {
      for (const listener of cueListeners) listener(cue);
    },
    countListeners: () => listeners.size + cueListeners.size,
  };
};

it('lets the mouth follow what is heard, not what is played', () => {
  const { frames, drawAt } = start();
  drawAt(1300);
  expect(frames.at(-1)?.visemes.aa).toBeCloseTo(1);
  drawAt(1020);
  expect(frames.at(-1)?.visemes.aa ?? 0).toBe(0);
});

it('passes on states and cues, and nothing after it was stopped', () => {
  const { frames, states, cues, stop, drawAt, setStatus, cue, countListeners } = start();
  setStatus('thinking');
  cue({ type: 'gesture', name: 'nod', at: 0 });
  expect(states).toEqual(['idle', 'thinking']);
  expect(cues).toEqual(['nod']);
  stop();
  const count = frames.length;
  drawAt(2000);
  expect(frames).toHaveLength(count);
  expect(countListeners()).toBe(0);
});
