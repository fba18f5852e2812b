// Brings the workspace to the state a script needs: installed, built. Does nothing when it is there already, so it works offline then.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const hashFiles = (paths) => {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

const listFiles = (folder, isWanted) => {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory())
        return ['node_modules', 'dist', '.parley'].includes(entry.name) ? [] : listFiles(path, isWanted);
      return isWanted(path) ? [path] : [];
    })
    .sort();
};

/** Runs a command to its end. `output: 'quiet'` shows what it printed only when it failed. */
export const run = (command, args, { env, cwd = root, output = 'inherit' } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: output === 'inherit' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        printed += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve(printed);
      reject(new Error(`${command} ${args.join(' ')} ended with code ${code}.\n${printed.slice(-6000)}`));
    });
  });

const isStamped = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

/** Installs what the lockfile names, unless that is there already. */
export const ensureInstalled = async ({ env }) => {
  const manifests = ['packages', 'examples', 'integrations', 'bench'].flatMap((folder) =>
    listFiles(folder, (path) => path.endsWith('/package.json')),
  );
  const stamp = join(root, 'node_modules', '.parley-installed');
  const value = hashFiles(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]);
  if (isStamped(stamp, value)) return false;
  await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { env, output: 'quiet' });
  writeFileSync(stamp, value);
  return true;
};

/** Builds every package, and the examples that are served, unless nothing has changed. Declarations only when `types` is set. */
export const ensureBuilt = async ({ env, types = false }) => {
  const sources = ['packages', 'examples'].flatMap((folder) =>
    listFiles(
      folder,
      (path) => /\.(ts|tsx|css|html|json)$/.test(path) && !/\.(test|stories)\.|\/documents\//.test(path),
    ),
  );
  const stamp = join(root, 'node_modules', `.parley-built`);
  const value = hashFiles(['tsup.base.ts', ...sources]);
  const isBuilt = existsSync(join(root, 'packages/server/dist')) && existsSync(join(root, 'packages/widget/dist'));
  if (isBuilt && (isStamped(stamp, `${value} types`) || (!types && isStamped(stamp, value)))) return false;
  await run('pnpm', ['-r', '--filter', './packages/*', 'run', 'build'], {
    env: { ...env, PARLEY_BUILD_TYPES: types ? 'on' : 'off' },
    output: 'quiet',
  });
  await run('pnpm', ['--filter', 'example-virtual-human', 'run', 'build'], { env, output: 'quiet' });
  writeFileSync(stamp, types ? `${value} types` : value);
  return true;
};
