#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ParleyError } from '@parley/protocol';
import { cac } from 'cac';
import { z } from 'zod';
import { findNearestKey } from '../config/nearest-key.ts';
import { ConfigError } from '../config/parse-config.ts';
import { runAsk } from './ask.ts';
import { CliError } from './cli-error.ts';
import { runIngest } from './ingest.ts';
import { init } from './init.ts';
import { runServe } from './serve.ts';

const text = z.coerce.string();
const port = z.coerce.number().int().min(0).max(65_535);

const readPort = (value: unknown): number => {
  const result = port.safeParse(value);
  if (!result.success)
    throw new CliError(`"${String(value)}" is no port. Choose a number from 0 to 65535 with --port.`);
  return result.data;
};

const readOptional = (value: unknown): string | undefined => (value === undefined ? undefined : text.parse(value));

const readVersion = (): string => {
  const manifest: unknown = JSON.parse(
    readFileSync(fileURLToPath(import.meta.resolve('@parley/server/package.json')), 'utf8'),
  );
  return z.object({ version: z.string() }).catch({ version: '0.0.0' }).parse(manifest).version;
};

const createCli = () => {
  const cli = cac('parley');
  cli
    .command('serve', 'Run the relay')
    .option('--config <path>', 'The config, or the folder it is in (default: this folder)')
    .option('--port <number>', 'Port; when it is taken, the next free one', { default: 3000 })
    .option('--host <name>', 'Address to listen on; 0.0.0.0 for all', { default: '127.0.0.1' })
    .option('--open', 'Open the browser')
    .action((options) =>
      runServe({
        config: readOptional(options.config),
        port: readPort(options.port),
        host: text.parse(options.host),
        open: options.open === true,
      }),
    );
  cli
    .command('ingest <path>', 'Index a folder or file, and report what was taken and what was refused')
    .option('--config <path>', 'The config, or the folder it is in (default: this folder)')
    .option('--site <key>', 'The site that gets it (default: the first)')
    .action((path, options) =>
      runIngest({ path: text.parse(path), config: readOptional(options.config), site: readOptional(options.site) }),
    );
  cli
    .command('ask <question>', 'Ask one question and print the answer with its sources')
    .option('--config <path>', 'The config, or the folder it is in (default: this folder)')
    .option('--site <key>', 'The site to ask')
    .action((question, options) =>
      runAsk({
        question: text.parse(question),
        config: readOptional(options.config),
        site: readOptional(options.site),
      }),
    );
  cli
    .command('init [folder]', 'Write a commented parley.config.ts')
    .action((folder) => init({ folder: text.parse(folder ?? '.') }));
  cli.help();
  cli.version(readVersion());
  return cli;
};

const commands = ['serve', 'ingest', 'ask', 'init'] as const;

const run = async (argv: readonly string[]): Promise<void> => {
  const cli = createCli();
  cli.parse([...argv], { run: false });
  if (cli.options.help === true || cli.options.version === true) return;
  if (cli.matchedCommand === undefined) {
    const [name] = cli.args;
    if (name === undefined) return cli.outputHelp();
    const nearest = findNearestKey(name, commands);
    throw new CliError(
      `There is no command "${name}". ${nearest ? `Did you mean "parley ${nearest}"?` : 'See "parley --help".'}`,
    );
  }
  await cli.runMatchedCommand();
};

/** What a person can act on is one line; anything else is our mistake and keeps its stack. */
const isForPeople = (error: unknown): error is Error =>
  error instanceof CliError ||
  error instanceof ConfigError ||
  ParleyError.isInstance(error) ||
  (error instanceof Error && error.name === 'CACError');

try {
  await run(process.argv);
} catch (error) {
  console.error(isForPeople(error) ? `parley: ${error.message}` : error);
  process.exitCode = 1;
}
