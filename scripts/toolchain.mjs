// Node 24 and pnpm for every script, from the npm registry, kept in .toolchain/: a machine needs only some Node and npm.
// Runs on Node 18 or newer, so nothing here may need more.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const nodeVersion = '24.21.0';
const pnpmVersion = '12.20.0';
const folder = join(root, '.toolchain');

const platform = process.platform === 'win32' ? 'win' : process.platform;
const nodePackage = `node-${platform}-${process.arch}`;
const nodeFolder = join(folder, 'node_modules', nodePackage, 'bin');
const nodePath = join(nodeFolder, process.platform === 'win32' ? 'node.exe' : 'node');
const binFolder = join(folder, 'node_modules', '.bin');

const isNewEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

/** Makes the tools ready and returns the environment in which every child process runs. Works offline once installed. */
export const prepareToolchain = () => {
  const stamp = join(folder, 'versions.json');
  const wanted = JSON.stringify({ node: isNewEnough() ? 'system' : nodeVersion, pnpm: pnpmVersion });
  const isReady = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (!isReady) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const packages = [`pnpm@${pnpmVersion}`, ...(isNewEnough() ? [] : [`${nodePackage}@${nodeVersion}`])];
    const result = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (result.status !== 0) {
      throw new Error(
        `Could not install ${packages.join(' and ')} from the npm registry. Check the network, or install Node 22.18 or newer and try again.`,
      );
    }
    writeFileSync(stamp, wanted);
  }
  const path = [...(isNewEnough() ? [dirname(process.execPath)] : [nodeFolder]), binFolder, process.env.PATH ?? ''];
  return {
    node: isNewEnough() ? process.execPath : nodePath,
    env: { ...process.env, PATH: path.join(delimiter) },
  };
};
