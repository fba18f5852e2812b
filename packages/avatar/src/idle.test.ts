import { describe, expect, it } from 'vitest';
import { sampleIdle } from './idle.ts';

const sample = (timeMs: number, isMotionReduced = false) => sampleIdle({ timeMs, state: 'idle', isMotionReduced });
const minute = Array.from({ length: 6000 }, (_, index) => index * 10);

describe('sampleIdle', () => {
  it('blinks some ten to thirty times a minute, and shuts the eyes when it does', () => {
    const blinks = minute.filter((timeMs) => sample(timeMs).blink > 0.5 && sample(timeMs - 10).blink <= 0.5);
    expect(blinks.length).toBeGreaterThan(9);
    expect(blinks.length).toBeLessThan(31);
    expect(Math.max(...minute.map((timeMs) => sample(timeMs).blink))).toBeGreaterThan(0.9);
  });

  it('moves without ever jumping', () => {
    for (const timeMs of minute) {
      const [pose, before] = [sample(timeMs), sample(timeMs - 10)];
      expect(Math.abs(pose.swayX - before.swayX)).toBeLessThan(0.1);
      expect(Math.abs(pose.tilt - before.tilt)).toBeLessThan(0.1);
      expect(Math.abs(pose.gazeX - before.gazeX)).toBeLessThan(0.2);
    }
  });

  it('keeps still but for blinking when motion is reduced', () => {
    for (const timeMs of minute)
      expect(sample(timeMs, true)).toMatchObject({ swayX: 0, swayY: 0, tilt: 0, gazeX: 0, breath: 0 });
    expect(minute.some((timeMs) => sample(timeMs, true).blink > 0.5)).toBe(true);
  });
});
