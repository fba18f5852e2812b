import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A real relay: the built command line in a process of its own, with a data folder that outlives a restart. */
export type RunningRelay = {
  readonly url: string;
  /** Ends the process at once, as a crash would, and starts it again at the same address. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type RelayOptions = {
  /** Milliseconds between the pieces of an answer: slow enough to act in the middle of it. */
  readonly paceMs: number;
};

const readyLine = /http:\/\/[\w.]+:(\d+)/;

const start = (dataFolder: string, port: number, { paceMs }: RelayOptions) =>
  new Promise<{ child: ChildProcess; port: number }>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(root, 'packages/server/dist/cli.js'),
        'serve',
        '--config',
        join(import.meta.dirname, 'parley.config.ts'),
        '--port',
        String(port),
      ],
      {
        cwd: root,
        env: { ...process.env, PARLEY_E2E_DATA: dataFolder, PARLEY_E2E_PACE: String(paceMs) },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let printed = '';
    const read = (text: string) => {
      printed += text;
      const found = readyLine.exec(printed);
      if (found !== null) resolve({ child, port: Number(found[1]) });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('exit', (code) => reject(new Error(`The relay ended with code ${code} before it was ready.\n${printed}`)));
  });

const end = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.on('exit', () => resolve());
    child.kill(signal);
  });

export const startRelay = async (options: RelayOptions): Promise<RunningRelay> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  let { child, port } = await start(dataFolder, 0, options);
  return {
    url: `http://127.0.0.1:${port}`,
    restart: async () => {
      await end(child, 'SIGKILL');
      ({ child, port } = await start(dataFolder, port, options));
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};
