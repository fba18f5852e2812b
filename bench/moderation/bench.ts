// Prints how well and how fast moderation works, side by side in one run: `pnpm --filter bench-moderation start <folder>`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredModel } from '@parley/guard/classifier';
import { measureAuroc, measureF1 } from '../../packages/guard/scripts/measure-scores.ts';
import { readRows } from '../../packages/guard/scripts/read-rows.ts';
import { createRandom, shuffle } from '../../packages/guard/scripts/train-head.ts';
import { trainCategories, trainChinese, trainEnglish } from '../../packages/guard/scripts/train-model.ts';
import { createOurs, ourData, ourWords } from './ours.ts';
import { dataFinders, type Flagger, type Flagging, wordLists } from './peers.ts';

const [folder = '.'] = process.argv.slice(2);
if (!existsSync(join(folder, 'openai.jsonl.gz'))) {
  console.error(
    'Name the folder of the moderation data: JSON lines {id, text, lang, flagged, categories, spans?}, gzipped, as\n' +
      'openai (github.com/openai/moderation-api-release), cold-train and cold-dev (github.com/thu-coai/COLDataset), evasion, pii.',
  );
  process.exit(1);
}

const read = (name: string) => readRows(join(folder, `${name}.jsonl.gz`));
type Row = ReturnType<typeof read>[number];
type Answer = Flagging & { readonly isPositive: boolean };
type Result = { readonly answers: readonly Answer[]; readonly microseconds: number };

const ask = async (flag: Flagger, rows: readonly Row[]): Promise<Result> => {
  for (const { text } of rows.slice(0, 200)) await flag(text);
  const started = performance.now();
  const answers: Answer[] = [];
  for (const { text, flagged } of rows) answers.push({ ...(await flag(text)), isPositive: flagged });
  return { answers, microseconds: ((performance.now() - started) * 1000) / rows.length };
};

const toCells = ({ answers, microseconds }: Result) => {
  const flags = answers.map(({ isFlagged, isPositive }) => ({ score: Number(isFlagged), isPositive }));
  const scored = answers.map(({ isFlagged, score = Number(isFlagged), isPositive }) => ({ score, isPositive }));
  const { precision, recall, f1 } = measureF1(flags, 1);
  const harmless = flags.filter(({ isPositive }) => !isPositive);
  const falsePositives = harmless.filter(({ score }) => score > 0).length / harmless.length;
  return [precision, recall, f1, measureAuroc(scored), falsePositives]
    .map((value) => value.toFixed(3))
    .concat(microseconds.toFixed(0));
};

const printTable = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]) => {
  console.log(`\n**${title}**\n\n| | ${columns.join(' | ')} |\n|---${'|--:'.repeat(columns.length)}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
};

const [openai, coldTrain, coldDev, evasion, personal] = [
  read('openai'),
  read('cold-train'),
  read('cold-dev'),
  read('evasion'),
  read('pii'),
];

// No model is asked about a row it was trained on.
const chinese = trainChinese(coldTrain);
const held: StoredModel = { english: trainEnglish(openai), chinese, categories: trainCategories(openai) };
const folds = 10;
const order = shuffle([...openai], createRandom(42));
const parts = Array.from({ length: folds }, (_, fold) => {
  const rest = order.filter((_, index) => index % folds !== fold);
  const model: StoredModel = { ...held, english: trainEnglish(rest) };
  return { ours: createOurs(model), rows: order.filter((_, index) => index % folds === fold) };
});
const askInParts = async (name: 'alone' | 'together'): Promise<Result> => {
  const results: Result[] = [];
  for (const { ours, rows } of parts) results.push(await ask(ours[name], rows));
  const microseconds = results.reduce((sum, result) => sum + result.microseconds, 0) / results.length;
  return { answers: results.flatMap(({ answers }) => answers), microseconds };
};

const columns = ['precision', 'recall', 'F1', 'AUROC', 'false positives', 'µs a message'];
const ours = createOurs(held);
const tables = [
  ['OpenAI set (847 rows, 10-fold cross-validation)', openai],
  ['Chinese COLD (6,431 rows, trained on the other 25,726)', coldDev],
  ['Evasions (119 rows)', evasion],
] as const;
for (const [title, rows] of tables) {
  const lines: string[][] = [];
  for (const [name, flag] of Object.entries(wordLists)) lines.push([name, ...toCells(await ask(flag, rows))]);
  lines.push(['**words**', ...toCells(await ask(ourWords, rows))]);
  const isOpenai = rows === openai;
  lines.push(['**classifier**', ...toCells(isOpenai ? await askInParts('alone') : await ask(ours.alone, rows))]);
  lines.push([
    '**words + classifier**',
    ...toCells(isOpenai ? await askInParts('together') : await ask(ours.together, rows)),
  ]);
  printTable(title, columns, lines);
}

const kinds = [...new Set(evasion.filter(({ flagged }) => flagged).map(({ categories }) => categories[1] ?? ''))];
const caught: string[][] = [];
for (const [name, flag] of [...Object.entries(wordLists), ['**words**', ourWords] as const]) {
  const cells: string[] = [];
  for (const kind of kinds) {
    const rows = evasion.filter(({ categories }) => categories[1] === kind);
    const { answers } = await ask(flag, rows);
    cells.push(`${answers.filter(({ isFlagged }) => isFlagged).length}/${rows.length}`);
  }
  caught.push([name, ...cells]);
}
printTable('Evasions caught', kinds, caught);

const spansOf = (row: object) =>
  'spans' in row && Array.isArray(row.spans) ? row.spans.map(({ start, end }) => `${start}-${end}`) : [];
const found: string[][] = [];
for (const [name, find] of [...Object.entries(dataFinders), ['**personalData**', ourData] as const]) {
  let exact = 0;
  let hasSpans = true;
  const flag: Flagger = async (text) => ({ isFlagged: (await find(text)).isFound });
  const result = await ask(flag, personal);
  for (const row of personal) {
    const { spans } = await find(row.text);
    hasSpans &&= spans !== null;
    exact += spansOf(row).filter((span) => spans?.includes(span)).length;
  }
  const total = personal.flatMap(spansOf).length;
  const [precision = '', recall = '', f1 = '', , falsePositives = '', microseconds = ''] = toCells(result);
  found.push([name, precision, recall, f1, falsePositives, hasSpans ? `${exact}/${total}` : '–', microseconds]);
}
printTable(
  'Personal data (162 rows)',
  ['precision', 'recall', 'F1', 'false positives', 'found exactly', 'µs a message'],
  found,
);
