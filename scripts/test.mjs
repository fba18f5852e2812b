// `npm test`: sets everything up and runs every gate. `npm test -- unit e2e` runs only those named.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { prepareToolchain, root } from './toolchain.mjs';
import { ensureBuilt, ensureInstalled, run } from './workspace.mjs';

const reports = mkdtempSync(join(tmpdir(), 'parley-test-'));
const { env } = prepareToolchain();

/** A gate that either holds or does not counts as one. */
const check =
  (command, ...args) =>
  async () => {
    await run(command, args, { env });
    return { passed: 1, failed: 0 };
  };

/** A runner that writes a report counts each of its tests; a run without any test is a failure. */
const count =
  (read, command, ...args) =>
  async () => {
    const report = join(reports, `${Math.random().toString(36).slice(2)}.json`);
    let failure;
    await run(
      command,
      args.map((arg) => arg.replace('{report}', report)),
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
    ).catch((error) => {
      failure = error;
    });
    const counts = read(JSON.parse(readFileSync(report, 'utf8')));
    if (failure !== undefined && counts.failed === 0) counts.failed = 1;
    if (counts.passed === 0 && counts.failed === 0) throw new Error(`No test ran: ${command} ${args.join(' ')}`);
    return counts;
  };

const readVitest = (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.numPendingTests +
    report.numTodoTests +
    (report.success ? 0 : report.numFailedTests === 0 ? 1 : 0),
});
const readPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
});

const vitest = (project) =>
  count(
    readVitest,
    'pnpm',
    'exec',
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json={report}',
  );

const gates = {
  lint: check('pnpm', 'lint'),
  types: check('pnpm', 'typecheck'),
  knip: check('pnpm', 'exec', 'knip', '--no-progress'),
  unit: vitest('unit'),
  browser: vitest('browser'),
  packages: vitest('packages'),
  sizes: check('pnpm', 'exec', 'size-limit'),
  stories: check('pnpm', 'storybook:build', '--quiet'),
  e2e: count(
    readPlaywright,
    'pnpm',
    'exec',
    'playwright',
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    '--reporter=list,json',
  ),
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!(name in gates)) {
    console.error(`There is no gate "${name}". The gates are: ${Object.keys(gates).join(', ')}.`);
    process.exit(1);
  }
}

const rows = [];
const attempt = async (name, work) => {
  const started = Date.now();
  console.log(`\n━━ ${name}`);
  const counts = await work().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  rows.push({ name, ...counts, seconds: Math.round((Date.now() - started) / 1000) });
  return counts.failed === 0;
};

const setUp = async () => {
  await ensureInstalled({ env });
  await ensureBrowsers({ env });
  await ensureBuilt({ env, types: true });
  return { passed: 1, failed: 0 };
};

if (await attempt('set up: packages, browsers, build', setUp)) {
  for (const [name, work] of Object.entries(gates)) {
    if (wanted.length === 0 || wanted.includes(name)) await attempt(name, work);
  }
}
rmSync(reports, { recursive: true, force: true });

const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`\n${root.split(/[\\/]/).at(-1)}: every gate`);
for (const { name, passed, failed, seconds } of rows) {
  console.log(
    `  ${failed === 0 ? '✓' : '✗'} ${name.padEnd(36)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed  ${seconds} s`,
  );
}
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
