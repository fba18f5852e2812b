import { expect, it } from 'vitest';
import { traceMouth } from './draw-mouth.ts';
import { mixMouth, mouthShapes } from './mouth-shape.ts';

it('shuts for PP, opens widest for aa, and is narrowest for U', () => {
  const shapes = Object.values(mouthShapes);
  expect(traceMouth(mouthShapes.PP, 0).jaw).toBe(0);
  expect(mouthShapes.aa.open).toBe(Math.max(...shapes.map((shape) => shape.open)));
  expect(mouthShapes.U.width).toBe(Math.min(...shapes.map((shape) => shape.width)));
});

it('mixes shapes by weight, and rests for what is missing', () => {
  expect(mixMouth({ aa: 0.5 }).open).toBeCloseTo(mouthShapes.aa.open / 2);
  expect(mixMouth({ aa: 3, I: 3 }).open).toBeCloseTo((mouthShapes.aa.open + mouthShapes.I.open) / 2);
  expect(mixMouth({})).toEqual(mouthShapes.sil);
});
