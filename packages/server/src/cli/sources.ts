import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CliError } from './cli-error.ts';

/** Paths that `parley ingest` has added, by site. */
export type Sources = Readonly<Record<string, readonly string[]>>;

const fileOf = (dataFolder: string) => join(dataFolder, 'sources.json');
const schema = z.record(z.string(), z.array(z.string()));

export const readSources = (dataFolder: string): Sources => {
  let text: string;
  try {
    text = readFileSync(fileOf(dataFolder), 'utf8');
  } catch {
    return {};
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new CliError(`The file ${fileOf(dataFolder)} is damaged. Delete it and run "parley ingest" again.`);
  }
};

/** Remembers a path for a site. The file is replaced whole, so a crash leaves the old one. */
export const addSource = (
  dataFolder: string,
  { site, path }: { readonly site: string; readonly path: string },
): void => {
  const sources = readSources(dataFolder);
  const known = sources[site] ?? [];
  if (known.includes(path)) return;
  const file = fileOf(dataFolder);
  try {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify({ ...sources, [site]: [...known, path] }, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  } catch {
    throw new CliError(
      `The data folder ${dataFolder} cannot be written. Allow it, or choose another with dataFolder in the config.`,
    );
  }
};
