// Node 24 and pnpm for every script, from the npm registry, kept in .toolchain/: a machine needs only some Node and npm.
// Runs on Node 18 or newer, so nothing here may need more.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const nodeVersion = '24.21.0';
const pnpmVersion = '12.20.0';
const platform = process.platform === 'win32' ? 'win' : process.platform;
const nodePackage = `node-${platform}-${process.arch}`;

const isNewEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

/** Installs one tool into a folder of its own, so that no tool's installation touches another's. Returns its `node_modules`. */
const ensureTool = (name, version) => {
  const folder = join(root, '.toolchain', name);
  const modules = join(folder, 'node_modules');
  const manifest = join(modules, name, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return modules;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const result = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    throw new Error(
      `Could not install ${name} ${version} from the npm registry. Check the network, or install Node 22.18 or newer and try again.`,
    );
  }
  return modules;
};

const findNode = () => {
  if (isNewEnough()) return process.execPath;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(ensureTool(nodePackage, nodeVersion), nodePackage, 'bin', file);
};

/** Makes the tools ready and returns the environment in which every child process runs. Works offline once installed. */
export const prepareToolchain = () => {
  const node = findNode();
  const path = [dirname(node), join(ensureTool('pnpm', pnpmVersion), '.bin'), process.env.PATH ?? ''];
  return { node, env: { ...process.env, PATH: path.join(delimiter) } };
};
