import type { Viseme } from '@parley/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkAvatarDriver } from '../testing/check-avatar-driver.ts';
import { createSvgFace } from './create-svg-face.ts';

let stage = document.createElement('div');
beforeEach(() => {
  stage = document.createElement('div');
  document.body.append(stage);
});
afterEach(() => stage.remove());

const readMouth = () => stage.querySelector('[data-part=mouth] > path')?.getBoundingClientRect() ?? new DOMRect();

/** Draws long enough for the mouth to arrive. */
const hold = (visemes: Readonly<Partial<Record<Viseme, number>>>) => {
  const face = createSvgFace(stage, { isMotionReduced: true });
  for (let timeMs = 0; timeMs < 1000; timeMs += 16) face.render({ timeMs, visemes, emotion: 'neutral' });
  const box = readMouth();
  face.destroy();
  return box;
};

describe('createSvgFace', () => {
  it('does everything that a speaker asks of a driver and leaves nothing behind', () => {
    expect(
      checkAvatarDriver(() => createSvgFace(stage), { countTraces: () => document.querySelectorAll('*').length }),
    ).toEqual([]);
  });

  it('opens the mouth for aa, shuts it for PP and narrows it for U', () => {
    stage.style.width = '400px';
    expect(hold({ aa: 1 }).height).toBeGreaterThan(25);
    expect(hold({ PP: 1 }).height).toBeLessThan(6);
    expect(hold({ U: 1 }).width).toBeLessThan(hold({ I: 1 }).width * 0.6);
  });

  it('moves the mouth smoothly from one shape to another', () => {
    const face = createSvgFace(stage, { isMotionReduced: true });
    face.render({ timeMs: 0, visemes: {}, emotion: 'neutral' });
    const heights: number[] = [];
    for (let timeMs = 16; timeMs < 200; timeMs += 16) {
      face.render({ timeMs, visemes: { aa: 1 }, emotion: 'neutral' });
      heights.push(readMouth().height);
    }
    const steps = heights.map((height, index) => height - (heights[index - 1] ?? 0));
    expect(steps.slice(1).every((step) => step >= 0)).toBe(true);
    expect(Math.max(...steps)).toBeLessThan((heights.at(-1) ?? 0) * 0.6);
    face.destroy();
  });

  it('is a picture with a name, without styles and markup that a policy forbids', () => {
    const face = createSvgFace(stage, { label: 'Hana' });
    const svg = stage.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    expect(svg?.getAttribute('aria-label')).toBe('Hana');
    expect(stage.querySelectorAll('[style], style, script')).toHaveLength(0);
    face.destroy();
  });

  it('lets two faces stand on one page without sharing an id', () => {
    const faces = [createSvgFace(stage), createSvgFace(stage)];
    const ids = [...stage.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const face of faces) face.destroy();
  });

  it('keeps the head still when motion is reduced', () => {
    const face = createSvgFace(stage, { isMotionReduced: true });
    const transforms = new Set<string | null>();
    for (let timeMs = 0; timeMs < 5000; timeMs += 100) {
      face.render({ timeMs, visemes: {}, emotion: 'neutral' });
      transforms.add(stage.querySelector('[data-part=body]')?.getAttribute('transform') ?? null);
    }
    expect(transforms.size).toBe(1);
    face.destroy();
  });

  it('takes colours and a theme', () => {
    const face = createSvgFace(stage, { theme: 'dark', palette: { lips: '#123456' } });
    expect(stage.querySelector('[fill="#123456"]')).not.toBeNull();
    face.destroy();
  });
});
