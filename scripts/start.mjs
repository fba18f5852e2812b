// `npm start`: from a fresh clone to the running demo. Shows what it is doing; a second start does only what changed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareToolchain, root } from './toolchain.mjs';
import { ensureBuilt, ensureInstalled } from './workspace.mjs';

const isTerminal = process.stdout.isTTY === true;

const step = async (title, work) => {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  if (isTerminal) process.stdout.write(`  ${title} …`);
  else console.log(`  ${title} …`);
  const ticker = isTerminal ? setInterval(() => process.stdout.write(`\r  ${title} … ${seconds()}`), 200) : undefined;
  try {
    const result = await work();
    if (isTerminal) process.stdout.write(`\r\x1b[K  ✓ ${title} (${seconds()})\n`);
    else console.log(`  ✓ ${title} (${seconds()})`);
    return result;
  } finally {
    clearInterval(ticker);
  }
};

try {
  console.log('\nParley: setting up the demo\n');
  const { env, node } = await step('Node and pnpm', async () => prepareToolchain());
  await step('Packages', () => ensureInstalled({ env }));
  await step('Build', () => ensureBuilt({ env }));
  const config = join('examples', 'harbour-bank', 'parley.config.ts');
  const relay = spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      join('packages', 'server', 'dist', 'cli.js'),
      'serve',
      '--config',
      config,
      '--open',
      ...process.argv.slice(2),
    ],
    { cwd: root, env, stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => relay.kill(signal));
  relay.on('exit', (code) => process.exit(code ?? 0));
} catch (error) {
  console.error(`\n\nThe demo could not start.\n${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
