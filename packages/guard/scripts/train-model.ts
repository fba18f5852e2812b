import { createFeatureExtractor, featureSizes } from '../src/classifier/extract-features.ts';
import { readHead, type StoredHead } from '../src/classifier/linear-head.ts';
import type { ClassifierCategory, StoredModel } from '../src/classifier/stored-model.ts';
import { harmlessMessages } from './harmless-messages.ts';
import { findThreshold, type Scored } from './measure-scores.ts';
import type { Row } from './read-rows.ts';
import { createRandom, type Example, shuffle, type TrainOptions, trainHead } from './train-head.ts';

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

const extract = createFeatureExtractor();

const toExample = (language: keyof typeof featureSizes, text: string, isPositive: boolean): Example => {
  const extracted = extract(text);
  const { ids, values } = extracted[language];
  const lexicon = language === 'english' ? extracted.lexicon : [];
  return { ids: ids.slice(), values: values.slice(), lexicon, isPositive };
};

const toExamples = (language: keyof typeof featureSizes, rows: readonly Row[]) =>
  rows.map(({ text, flagged }) => toExample(language, text, flagged));

/** The scores of every example by a head that was trained without it. */
const scoreHeldOut = (examples: readonly Example[], always: readonly Example[], seed: number): Scored[] => {
  const folds = 5;
  const order = shuffle([...examples], createRandom(seed));
  return Array.from({ length: folds }, (_, fold) => {
    const rest = order.filter((_, index) => index % folds !== fold);
    const read = readHead(trainHead([...rest, ...always], englishOptions));
    return order
      .filter((_, index) => index % folds === fold)
      .map((example) => ({ score: read(example, example.lexicon), isPositive: example.isPositive }));
  }).flat();
};

/** Its threshold is where F1 is best on rows it was not trained on, within those it is given: 0.5 as a score. */
export const trainEnglish = (rows: readonly Row[]): StoredHead => {
  const examples = toExamples('english', rows);
  const harmless = harmlessMessages.english.map((text) => toExample('english', text, false));
  const thresholds = [7, 8, 9].map((seed) => findThreshold(scoreHeldOut(examples, harmless, seed)));
  const head = trainHead([...examples, ...harmless], englishOptions);
  const threshold = thresholds.reduce((sum, value) => sum + value, 0) / thresholds.length;
  return { ...head, bias: Number((head.bias - threshold).toFixed(3)) };
};

/** So many rows that the middle of the scores needs no moving. */
export const trainChinese = (rows: readonly Row[]): StoredHead =>
  trainHead(
    [...toExamples('chinese', rows), ...harmlessMessages.chinese.map((text) => toExample('chinese', text, false))],
    chineseOptions,
  );

/** Which of the flagged rows were flagged for what. */
export const trainCategories = (rows: readonly Row[]): StoredModel['categories'] => {
  const flagged = rows.filter((row) => row.flagged);
  const train = (category: ClassifierCategory) =>
    trainHead(
      flagged.map(({ text, categories }) =>
        toExample(
          'english',
          text,
          categories.some((name) => name.split('/')[0] === category),
        ),
      ),
      categoryOptions,
    );
  return {
    sexual: train('sexual'),
    hate: train('hate'),
    violence: train('violence'),
    'self-harm': train('self-harm'),
    harassment: train('harassment'),
  };
};
