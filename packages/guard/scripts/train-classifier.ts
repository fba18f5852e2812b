// Writes the model of `@parley/guard/classifier`: `node scripts/train-classifier.ts <folder of the moderation data>`.
// It is trained on every row there is; bench/moderation measures models that were trained without the rows they are asked about.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredModel } from '../src/classifier/stored-model.ts';
import { readRows } from './read-rows.ts';
import { trainCategories, trainChinese, trainEnglish } from './train-model.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder that has openai.jsonl.gz, cold-train.jsonl.gz and cold-dev.jsonl.gz.');
  process.exit(1);
}

const read = (name: string) => readRows(join(folder, `${name}.jsonl.gz`));
const english = read('openai');
const model: StoredModel = {
  english: trainEnglish(english),
  chinese: trainChinese([...read('cold-train'), ...read('cold-dev')]),
  categories: trainCategories(english),
};
const text = `// Written by scripts/train-classifier.ts. Trained on moderation-api-release (OpenAI, MIT) and COLDataset (thu-coai, Apache-2.0).
import type { StoredModel } from './stored-model.ts';

export const model: StoredModel = ${JSON.stringify(model)};
`;
writeFileSync(join(import.meta.dirname, '../src/classifier/model.ts'), text);
