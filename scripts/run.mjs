// Runs one command with the project's own Node and pnpm: `node scripts/run.mjs pnpm install`.
import { spawnSync } from 'node:child_process';
import { prepareToolchain } from './toolchain.mjs';

const [command = 'pnpm', ...args] = process.argv.slice(2);
const { env } = prepareToolchain();
const { status } = spawnSync(command, args, { env, stdio: 'inherit', shell: process.platform === 'win32' });
process.exit(status ?? 1);
