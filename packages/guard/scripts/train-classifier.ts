// Trains the model of `@parley/guard/classifier`: `node scripts/train-classifier.ts <folder of the moderation data> [--write]`.
// What it prints is measured on rows that were not trained on; what it writes is trained on all of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createFeatureExtractor, featureSizes } from '../src/classifier/extract-features.ts';
import { readHead, type StoredHead } from '../src/classifier/linear-head.ts';
import { harmlessMessages } from './harmless-messages.ts';
import { findThreshold, measureAuroc, measureF1, type Scored } from './measure-scores.ts';
import { createRandom, type Example, shuffle, type TrainOptions, trainHead } from './train-head.ts';

type Row = { readonly text: string; readonly flagged: boolean; readonly categories: readonly string[] };

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'text' in value && 'flagged' in value && 'categories' in value;

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder that has openai.jsonl.gz, cold-train.jsonl.gz and cold-dev.jsonl.gz.');
  process.exit(1);
}

const readRows = (name: string) =>
  gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter(isRow);

const extract = createFeatureExtractor();
type Language = keyof typeof featureSizes;
const toExample = (language: Language, text: string, isPositive: boolean): Example => {
  const extracted = extract(text);
  const { ids, values } = extracted[language];
  return {
    ids: ids.slice(),
    values: values.slice(),
    lexicon: language === 'english' ? extracted.lexicon : [],
    isPositive,
  };
};

const englishOptions: TrainOptions = {
  size: featureSizes.english,
  epochs: 5,
  rate: 0.1,
  decay: 1e-5,
  prior: 4,
  lexicon: 2,
  leastTexts: 2,
};
const chineseOptions: TrainOptions = {
  size: featureSizes.chinese,
  epochs: 4,
  rate: 0.2,
  decay: 2e-5,
  prior: 1,
  lexicon: 0,
  leastTexts: 2,
};
const categoryOptions: TrainOptions = { ...englishOptions, size: 4096 };
const categories = ['sexual', 'hate', 'violence', 'self-harm', 'harassment'];

const scoreWith = (head: StoredHead, examples: readonly Example[]): Scored[] => {
  const read = readHead(head);
  return examples.map((example) => ({ score: read(example, example.lexicon), isPositive: example.isPositive }));
};

const report = (name: string, scored: readonly Scored[], threshold: number) => {
  const { precision, recall, f1 } = measureF1(scored, threshold);
  const figures = { f1, precision, recall, auroc: measureAuroc(scored) };
  console.log(
    name.padEnd(34),
    Object.entries(figures)
      .map(([key, value]) => `${key} ${value.toFixed(3)}`)
      .join('  '),
  );
};

/** The scores of every example by a head that was trained without it. */
const crossValidate = (
  examples: readonly Example[],
  always: readonly Example[],
  options: TrainOptions,
  seed: number,
) => {
  const folds = 10;
  const order = shuffle([...examples], createRandom(seed));
  return Array.from({ length: folds }, (_, fold) => {
    const isHeldOut = (index: number) => index % folds === fold;
    const rest = order.filter((_, index) => !isHeldOut(index));
    const head = trainHead([...rest, ...always], options);
    // The threshold is chosen on the other folds' own scores only in the report of thresholds below, never here.
    return scoreWith(
      head,
      order.filter((_, index) => isHeldOut(index)),
    );
  }).flat();
};

const openai = readRows('openai');
const english = openai.map(({ text, flagged }) => toExample('english', text, flagged));
const harmlessEnglish = harmlessMessages.english.map((text) => toExample('english', text, false));
const scored = [7, 8, 9].map((seed) => crossValidate(english, harmlessEnglish, englishOptions, seed));
const thresholds = scored.map(findThreshold);
for (const [index, run] of scored.entries()) {
  // The threshold of another run: no row is judged by one that was chosen on the same scores.
  report(`OpenAI set, cross-validation ${index + 1}`, run, thresholds[(index + 1) % thresholds.length] ?? 0);
}
const englishThreshold = thresholds.reduce((sum, threshold) => sum + threshold, 0) / thresholds.length;

const train = readRows('cold-train').map(({ text, flagged }) => toExample('chinese', text, flagged));
const dev = readRows('cold-dev').map(({ text, flagged }) => toExample('chinese', text, flagged));
const harmlessChinese = harmlessMessages.chinese.map((text) => toExample('chinese', text, false));
const trained = trainHead([...train, ...harmlessChinese], chineseOptions);
const devScores = scoreWith(trained, dev);
report('COLD development set', devScores, 0);

const withThreshold = (head: StoredHead, threshold: number): StoredHead => ({
  ...head,
  bias: Number((head.bias - threshold).toFixed(3)),
});

if (flags.includes('--write')) {
  const model = {
    english: withThreshold(trainHead([...english, ...harmlessEnglish], englishOptions), englishThreshold),
    chinese: trainHead([...train, ...dev, ...harmlessChinese], chineseOptions),
    categories: Object.fromEntries(
      categories.map((category) => {
        const flagged = openai.filter((row) => row.flagged);
        const examples = flagged.map((row) =>
          toExample(
            'english',
            row.text,
            row.categories.some((name) => name.split('/')[0] === category),
          ),
        );
        return [category, trainHead(examples, categoryOptions)];
      }),
    ),
  };
  const text = `// Written by scripts/train-classifier.ts. Trained on moderation-api-release (OpenAI, MIT) and COLDataset (thu-coai, Apache-2.0).
import type { StoredModel } from './stored-model.ts';

export const model: StoredModel = ${JSON.stringify(model)};
`;
  writeFileSync(join(import.meta.dirname, '../src/classifier/model.ts'), text);
}
