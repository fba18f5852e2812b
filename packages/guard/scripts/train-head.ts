import type { StoredHead } from '../src/classifier/linear-head.ts';
import { writeWeights } from '../src/classifier/linear-head.ts';

export type Example = {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
  readonly lexicon: readonly number[];
  readonly isPositive: boolean;
};

export type TrainOptions = {
  readonly size: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pulls weights towards nothing. */
  readonly decay: number;
  /** Counted beforehand in both classes, so that rare pieces tell less. */
  readonly prior: number;
  /** How much the lexicon counts; 0 leaves it out. */
  readonly lexicon: number;
  /** Pieces in fewer texts have no weight. */
  readonly leastTexts: number;
};

/** Mulberry32: the same numbers in every run. */
export const createRandom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

export const shuffle = <Item>(items: Item[], random: () => number) => {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [items[index], items[other]];
    if (a !== undefined && b !== undefined) [items[index], items[other]] = [b, a];
  }
  return items;
};

/** How much oftener each piece stands in positive texts, as a logarithm. */
const compareClasses = (examples: readonly Example[], { size, prior, leastTexts }: TrainOptions) => {
  const positive = new Float64Array(size);
  const negative = new Float64Array(size);
  let positiveTexts = 0;
  for (const { ids, isPositive } of examples) {
    if (isPositive) positiveTexts += 1;
    const counts = isPositive ? positive : negative;
    for (const id of ids) counts[id & (size - 1)] = (counts[id & (size - 1)] ?? 0) + 1;
  }
  const odds = (positiveTexts + 2 * prior) / (examples.length - positiveTexts + 2 * prior);
  return Float64Array.from(positive, (count, id) => {
    const other = negative[id] ?? 0;
    return count + other < leastTexts ? 0 : Math.log((count + prior) / (other + prior) / odds);
  });
};

/** Logistic regression with AdaGrad on pieces weighed by how well they tell the classes apart (Wang and Manning 2012), quantised to 15 steps. */
export const trainHead = (examples: readonly Example[], options: TrainOptions): StoredHead => {
  const { size, epochs, rate, decay } = options;
  const telling = compareClasses(examples, options);
  const count = size + (examples[0]?.lexicon.length ?? 0);
  const weights = new Float64Array(count);
  const gradients = new Float64Array(count).fill(1e-8);
  let bias = 0;
  let biasGradient = 1e-8;
  const random = createRandom(1);
  const order = [...examples];

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { ids, values, lexicon, isPositive } of shuffle(order, random)) {
      let sum = bias;
      for (let index = 0; index < ids.length; index += 1) {
        const id = (ids[index] ?? 0) & (size - 1);
        sum += (weights[id] ?? 0) * (values[index] ?? 0) * (telling[id] ?? 0);
      }
      for (const [index, share] of lexicon.entries()) sum += (weights[size + index] ?? 0) * share * options.lexicon;
      const error = 1 / (1 + Math.exp(-sum)) - (isPositive ? 1 : 0);
      const update = (id: number, value: number) => {
        if (value === 0) return;
        const weight = weights[id] ?? 0;
        const gradient = error * value + decay * weight;
        const total = (gradients[id] ?? 0) + gradient * gradient;
        gradients[id] = total;
        weights[id] = weight - (rate * gradient) / Math.sqrt(total);
      };
      for (let index = 0; index < ids.length; index += 1) {
        const id = (ids[index] ?? 0) & (size - 1);
        update(id, (values[index] ?? 0) * (telling[id] ?? 0));
      }
      for (const [index, share] of lexicon.entries()) update(size + index, share * options.lexicon);
      biasGradient += error * error;
      bias -= (rate * error) / Math.sqrt(biasGradient);
    }
  }

  const learned = telling.map((odds, id) => odds * (weights[id] ?? 0));
  const sizes = Float64Array.from(learned, Math.abs)
    .filter((weight) => weight > 0)
    .sort();
  const scale = (sizes[Math.floor(sizes.length * 0.998)] ?? 1) / 7;
  const steps = Int8Array.from(learned, (weight) => Math.max(-7, Math.min(7, Math.round(weight / scale))));
  const lexicon = [...weights.slice(size)].map((weight) => Number((weight * options.lexicon).toFixed(3)));
  return { bias: Number(bias.toFixed(3)), scale: Number(scale.toPrecision(4)), weights: writeWeights(steps), lexicon };
};
