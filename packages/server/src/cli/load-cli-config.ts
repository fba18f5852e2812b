import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { findConfig, type LoadedConfig, loadConfig } from '../config/load-config.ts';
import { ConfigError } from '../config/parse-config.ts';
import { type SelectedModel, selectModel } from '../config/select-model.ts';
import type { Log } from '../log.ts';
import type { RelayConfig } from '../relay-config.ts';
import { readSources } from './sources.ts';

export type CliConfig = {
  readonly config: RelayConfig & { readonly dataFolder: string };
  /** The config file; undefined when there is none and the defaults serve. */
  readonly path: string | undefined;
  readonly modelDescription: string;
};

/** The built widget among the packages installed beside the config. */
const findWidget = (folder: string): string | undefined => {
  try {
    const dist = join(dirname(createRequire(join(folder, 'x.js')).resolve('@parley/widget/package.json')), 'dist');
    return statSync(dist, { throwIfNoEntry: false })?.isDirectory() ? dist : undefined;
  } catch {
    return undefined;
  }
};

const requireFolder = (folder: string, what: string) => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError(`${what}: there is no folder ${folder}.`);
  }
};

/** Without a config file one site serves, with what `parley ingest` has added in this folder. */
const createDefaultConfig = (folder: string): RelayConfig & { readonly dataFolder: string } => ({
  dataFolder: join(folder, '.parley'),
  sites: { default: { name: basename(folder) || 'Assistant' } },
});

const addSources = (config: RelayConfig, dataFolder: string): RelayConfig => {
  const sources = readSources(dataFolder);
  return {
    ...config,
    sites: Object.fromEntries(
      Object.entries(config.sites).map(([key, site]) => {
        const documents = [...new Set([...(site.documents ?? []), ...(sources[key] ?? [])])];
        return [key, documents.length === 0 ? site : { ...site, documents }];
      }),
    ),
  };
};

/**
 * Reads the config and adds what the command line decides: the model from the environment, the widget, what was ingested.
 * `needsSite` says that a folder without a config and without anything ingested is a mistake.
 */
export const loadCliConfig = async (
  where: string | undefined,
  { log, needsSite }: { readonly log: Log; readonly needsSite: boolean },
): Promise<CliConfig> => {
  const folder = resolve('.');
  const hasConfig = where !== undefined || findConfig(folder) !== undefined;
  const loaded: Omit<LoadedConfig, 'path'> & { readonly path: string | undefined } = hasConfig
    ? await loadConfig(where ?? folder)
    : { config: createDefaultConfig(folder), path: undefined };
  const { dataFolder } = loaded.config;
  if (!hasConfig && needsSite && readSources(dataFolder).default === undefined) {
    throw new ConfigError(
      `There is no parley.config.ts in ${folder}. Run "parley init" to make one, "parley ingest <folder>" to go without, or name one with --config.`,
    );
  }
  const config = addSources(loaded.config, dataFolder);
  for (const page of config.pages ?? []) requireFolder(page.folder, `${loaded.path}: pages`);
  if (config.assetsFolder !== undefined) requireFolder(config.assetsFolder, `${loaded.path}: assetsFolder`);
  const selected: SelectedModel =
    config.model === undefined
      ? selectModel(process.env, { log })
      : { model: config.model, description: `${config.model.name}, from the config` };
  const assetsFolder = config.assetsFolder ?? findWidget(loaded.path === undefined ? folder : dirname(loaded.path));
  return {
    path: loaded.path,
    modelDescription: selected.description,
    config: {
      log,
      ...config,
      dataFolder,
      model: selected.model,
      ...(assetsFolder !== undefined && { assetsFolder }),
    },
  };
};
