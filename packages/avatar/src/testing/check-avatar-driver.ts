import type { AvatarDriver, AvatarState, Emotion, Viseme } from '@parley/core';

const states: readonly AvatarState[] = ['idle', 'listening', 'hearing', 'thinking', 'speaking'];
const emotions: readonly Emotion[] = [
  'neutral',
  'happy',
  'sad',
  'angry',
  'surprised',
  'afraid',
  'disgusted',
  'caring',
  'thinking',
];
const visemes: readonly Viseme[] = [
  'sil',
  'PP',
  'FF',
  'TH',
  'DD',
  'kk',
  'CH',
  'SS',
  'nn',
  'RR',
  'aa',
  'E',
  'I',
  'O',
  'U',
];

/**
 * Puts a driver through everything that a speaker may ask of it, and returns what it does wrong: an empty list is a pass.
 * Works in any test runner. `countTraces` tells how many elements, frames or sockets a driver has left behind.
 */
export const checkAvatarDriver = (
  createDriver: () => AvatarDriver,
  { countTraces }: { readonly countTraces?: () => number } = {},
): readonly string[] => {
  const faults: string[] = [];
  const attempt = (what: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      faults.push(`${what} threw: ${String(error)}`);
    }
  };
  const before = countTraces?.() ?? 0;
  const driver = createDriver();
  const neutral = { visemes: { sil: 1 }, emotion: 'neutral' } as const;
  let timeMs = 1_000_000;

  attempt('the first frame', () => driver.render({ timeMs, ...neutral }));
  for (const state of states) {
    attempt(`state ${state}`, () => driver.setState(state));
    for (const viseme of visemes) {
      timeMs += 40;
      attempt(`viseme ${viseme}`, () => driver.render({ timeMs, visemes: { [viseme]: 1 }, emotion: 'neutral' }));
    }
  }
  for (const emotion of emotions) {
    timeMs += 40;
    attempt(`emotion ${emotion}`, () => driver.render({ timeMs, visemes: {}, emotion }));
  }
  attempt('two frames at one time', () => driver.render({ timeMs, ...neutral }));
  timeMs += 3_600_000;
  attempt('a frame after a long pause', () => driver.render({ timeMs, ...neutral }));
  for (const name of ['nod', 'shake', 'wave', 'bow', 'no-such-gesture']) {
    attempt(`gesture ${name}`, () => driver.perform({ type: 'gesture', name, at: 0 }));
  }
  attempt('an unknown emotion', () => driver.perform({ type: 'emotion', name: 'no-such-emotion', at: 0 }));
  attempt('destroy', () => driver.destroy());
  attempt('destroy twice', () => driver.destroy());
  attempt('a frame after destroy', () => driver.render({ timeMs: timeMs + 16, ...neutral }));
  attempt('a state after destroy', () => driver.setState('idle'));
  attempt('a cue after destroy', () => driver.perform({ type: 'gesture', name: 'nod', at: 0 }));
  const left = (countTraces?.() ?? 0) - before;
  if (left !== 0) faults.push(`destroy left ${left} behind`);
  return faults;
};
