import type { Features } from './feature-bag.ts';

/** One question that the model answers, as it is stored. */
export type StoredHead = {
  readonly bias: number;
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** One letter for each weight, from `A` for -7 to `O` for 7: a compressor makes two or three bits of each. */
  readonly weights: string;
  /** One weight for each group of the lexicon. */
  readonly lexicon: readonly number[];
};

/** How much speaks for it: above 0 more than against it. */
export type LinearHead = (features: Features, lexicon: readonly number[]) => number;

const zero = 72;

export const readHead = ({ bias, scale, weights, lexicon: lexiconWeights }: StoredHead): LinearHead => {
  const steps = Int8Array.from(weights, (letter) => letter.charCodeAt(0) - zero);
  const last = steps.length - 1;
  return ({ ids, values }, lexicon) => {
    let sum = 0;
    for (let index = 0; index < ids.length; index += 1) {
      // A smaller head folds the places.
      sum += (steps[(ids[index] ?? 0) & last] ?? 0) * (values[index] ?? 0);
    }
    return lexicon.reduce((total, share, index) => total + share * (lexiconWeights[index] ?? 0), bias + sum * scale);
  };
};

export const writeWeights = (steps: Int8Array): string =>
  Array.from(steps, (step) => String.fromCharCode(zero + step)).join('');
