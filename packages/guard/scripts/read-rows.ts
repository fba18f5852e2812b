import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One labelled text of the moderation data. */
export type Row = { readonly text: string; readonly flagged: boolean; readonly categories: readonly string[] };

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'text' in value && 'flagged' in value && 'categories' in value;

export const readRows = (path: string): readonly Row[] =>
  gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter(isRow);
