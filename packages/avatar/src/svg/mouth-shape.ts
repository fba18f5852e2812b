import type { Viseme, VisemeWeights } from '@parley/core';

/** A mouth in numbers, so that any two can be mixed. All from 0 to 1, except `width`, which is 1 at rest. */
export type MouthShape = {
  readonly open: number;
  readonly width: number;
  /** Lips pushed forward into a ring. */
  readonly round: number;
  readonly upperTeeth: number;
  readonly lowerTeeth: number;
  readonly tongue: number;
  /** Lips pressed together. */
  readonly press: number;
  /** The lower lip under the upper teeth. */
  readonly tuck: number;
};

const shape = (values: Partial<MouthShape>): MouthShape => ({
  open: 0,
  width: 1,
  round: 0,
  upperTeeth: 0,
  lowerTeeth: 0,
  tongue: 0,
  press: 0,
  tuck: 0,
  ...values,
});

export const mouthShapes: Readonly<Record<Viseme, MouthShape>> = {
  sil: shape({}),
  PP: shape({ width: 0.94, press: 1 }),
  FF: shape({ open: 0.16, width: 0.98, upperTeeth: 1, tuck: 1 }),
  TH: shape({ open: 0.26, upperTeeth: 0.8, tongue: 1 }),
  DD: shape({ open: 0.24, width: 1.02, upperTeeth: 0.8, tongue: 0.55 }),
  kk: shape({ open: 0.34, width: 0.98, upperTeeth: 0.4, tongue: 0.2 }),
  CH: shape({ open: 0.26, width: 0.78, round: 0.55, upperTeeth: 0.9, lowerTeeth: 0.6 }),
  SS: shape({ open: 0.15, width: 1.1, upperTeeth: 1, lowerTeeth: 0.9 }),
  nn: shape({ open: 0.22, width: 1.02, upperTeeth: 0.6, tongue: 0.65 }),
  RR: shape({ open: 0.28, width: 0.8, round: 0.45, upperTeeth: 0.3, tongue: 0.35 }),
  aa: shape({ open: 1, width: 1.02, upperTeeth: 0.55, tongue: 0.4 }),
  E: shape({ open: 0.58, width: 1.16, upperTeeth: 0.75, tongue: 0.45 }),
  I: shape({ open: 0.34, width: 1.24, upperTeeth: 0.9, lowerTeeth: 0.25, tongue: 0.3 }),
  O: shape({ open: 0.72, width: 0.68, round: 0.9, tongue: 0.15 }),
  U: shape({ open: 0.36, width: 0.5, round: 1 }),
};

const names: readonly Viseme[] = [
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

/** Mixes the shapes by their weights; what is missing to 1 is rest. */
export const mixMouth = (weights: VisemeWeights): MouthShape => {
  const sum = names.reduce((total, name) => total + Math.max(0, weights[name] ?? 0), 0);
  const scale = sum > 1 ? 1 / sum : 1;
  const mix = (key: keyof MouthShape) =>
    names.reduce((total, name) => total + mouthShapes[name][key] * Math.max(0, weights[name] ?? 0) * scale, 0) +
    mouthShapes.sil[key] * Math.max(0, 1 - sum);
  return {
    open: mix('open'),
    width: mix('width'),
    round: mix('round'),
    upperTeeth: mix('upperTeeth'),
    lowerTeeth: mix('lowerTeeth'),
    tongue: mix('tongue'),
    press: mix('press'),
    tuck: mix('tuck'),
  };
};

/** Moves one mouth towards another by a share from 0 to 1. */
export const approachMouth = (from: MouthShape, to: MouthShape, share: number): MouthShape => {
  const move = (key: keyof MouthShape) => from[key] + (to[key] - from[key]) * share;
  return {
    open: move('open'),
    width: move('width'),
    round: move('round'),
    upperTeeth: move('upperTeeth'),
    lowerTeeth: move('lowerTeeth'),
    tongue: move('tongue'),
    press: move('press'),
    tuck: move('tuck'),
  };
};
