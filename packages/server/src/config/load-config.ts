import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RelayConfig } from '../relay-config.ts';
import { findNearestKey } from './nearest-key.ts';
import { ConfigError, parseConfig } from './parse-config.ts';

export type LoadedConfig = {
  /** With every path made absolute: they are relative to the config file. */
  readonly config: RelayConfig & { readonly dataFolder: string };
  readonly path: string;
};

const names = [
  'parley.config.ts',
  'parley.config.mts',
  'parley.config.mjs',
  'parley.config.js',
  'parley.config.json',
] as const;

const kindOf = (path: string): 'file' | 'folder' | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : undefined;
};

const suggest = (path: string): string => {
  const folder = dirname(path);
  if (kindOf(folder) !== 'folder') return `There is no folder ${folder} either.`;
  const nearest = findNearestKey(basename(path), readdirSync(folder));
  return nearest === undefined ? 'Run "parley init" to make one.' : `Did you mean ${join(folder, nearest)}?`;
};

/** The config file in a folder. */
export const findConfig = (folder: string): string | undefined =>
  names.map((name) => join(folder, name)).find((path) => kindOf(path) === 'file');

const locateConfig = (path: string): string => {
  const kind = kindOf(path);
  if (kind === 'file') return path;
  if (kind === undefined) throw new ConfigError(`There is no config ${path}. ${suggest(path)}`);
  const found = findConfig(path);
  if (found === undefined) {
    throw new ConfigError(
      `There is no parley.config.ts, .mjs or .json in ${path}. Run "parley init" there, or name one with --config.`,
    );
  }
  return found;
};

const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** What went wrong, and the way out where a package is not installed. */
const explain = (error: unknown): string => {
  const message = oneLine(error);
  const [, name] = /^Cannot find (?:package|module) '([^'./][^']*)'/.exec(message) ?? [];
  return name === undefined ? message : `${message}. Install it there: npm install ${name}`;
};

const readConfig = async (path: string): Promise<unknown> => {
  if (extname(path) === '.json') {
    const text = readFileSync(path, 'utf8');
    if (text.trim() === '') throw new ConfigError(`The config ${path} is empty. Write one with "parley init".`);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new ConfigError(`The config ${path} is not valid JSON: ${oneLine(error)}.`);
    }
  }
  if (!names.some((name) => extname(name) === extname(path))) {
    throw new ConfigError(`The config ${path} is of no known kind. Use .ts, .mjs or .json.`);
  }
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(path).href);
  } catch (error) {
    throw new ConfigError(`The config ${path} cannot be loaded: ${explain(error)}`);
  }
  if (typeof loaded === 'object' && loaded !== null && 'default' in loaded) return loaded.default;
  throw new ConfigError(`The config ${path} has no default export. Write: export default defineConfig({ … }).`);
};

/**
 * Finds, reads and checks a config: a file, or a folder that has one.
 *
 * Throws a `ConfigError` of one line that names the file or the key, and the way out.
 */
export const loadConfig = async (where: string): Promise<LoadedConfig> => {
  const path = locateConfig(resolve(where));
  let value: unknown;
  try {
    value = await readConfig(path);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`The config ${path} cannot be read: ${oneLine(error)}.`);
  }
  let config: RelayConfig;
  try {
    config = parseConfig(value);
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError(`${path}: ${error.message}`) : error;
  }
  const folder = dirname(path);
  const absolute = (name: string) => (isAbsolute(name) ? name : join(folder, name));
  const sites = Object.entries(config.sites).map(([key, site]) => [
    key,
    site.documents === undefined ? site : { ...site, documents: site.documents.map(absolute) },
  ]);
  return {
    path,
    config: {
      ...config,
      sites: Object.fromEntries(sites),
      dataFolder: absolute(config.dataFolder ?? '.parley'),
      ...(config.assetsFolder !== undefined && { assetsFolder: absolute(config.assetsFolder) }),
      ...(config.pages !== undefined && {
        pages: config.pages.map((page) => ({ ...page, folder: absolute(page.folder) })),
      }),
    },
  };
};
