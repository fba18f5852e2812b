// Prints how fast each client reads, side by side in one run: `node scripts/run.mjs pnpm --filter bench-core start [parley …]`.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { clients } from './clients.ts';

type Measured = {
  readonly title: string;
  readonly deltas: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly isRight: boolean;
};

type Suite = {
  readonly title: string;
  readonly deltas: number;
  readonly history?: number;
  readonly content?: 'text' | 'tool';
};

const suites: readonly Suite[] = [
  { title: 'A. Text deltas, no history', deltas: 20_000 },
  { title: 'B. With 200 earlier messages', deltas: 20_000, history: 200 },
  { title: 'B. With 5,000 earlier messages', deltas: 20_000, history: 5_000 },
  { title: 'C. Deltas of the arguments of one tool call', deltas: 4_000, content: 'tool' },
  { title: 'D. A shorter reply than in A', deltas: 5_000 },
  { title: 'D. A longer reply than in A', deltas: 80_000 },
];

const runs = 5;
const wanted = process.argv.slice(2);
const names = Object.keys(clients).filter((name) => wanted.length === 0 || name === 'floor' || wanted.includes(name));

const measure = (name: string, { deltas, history = 0, content = 'text' }: Suite): Measured | null => {
  const script = new URL('measure-client.ts', import.meta.url).pathname;
  // Parley is read from its sources, which are what is built, so that nothing needs to be built before.
  const flags = [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    ...(name.startsWith('parley') ? ['--conditions=source'] : []),
  ];
  const values = [name, deltas, history, content, runs].map(String);
  return JSON.parse(execFileSync(process.execPath, [...flags, script, ...values], { encoding: 'utf8' }));
};

const print = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);

const toShare = (floor: number, value: number) => {
  const percent = (floor / value) * 100;
  return `${percent < 1 ? percent.toPrecision(1) : Math.round(percent)} %`;
};

const printSuite = (suite: Suite) => {
  console.log(`\n${suite.title}: ${suite.deltas.toLocaleString('en')} deltas\n`);
  print(['client', 'deltas/s', 'of the floor', 'CPU µs a delta', 'of the floor by CPU', 'deltas read']);
  print(['---', '---:', '---:', '---:', '---:', '---:']);
  let floor: Measured | undefined;
  for (const name of names) {
    // The floor has no history; its figure without one is what the others are held against.
    const measured = measure(name, name === 'floor' ? { ...suite, history: 0 } : suite);
    if (measured === null) continue;
    floor ??= measured;
    print([
      measured.isRight ? measured.title : `${measured.title} (WRONG RESULT)`,
      Math.round((measured.deltas / measured.wallMs) * 1000).toLocaleString('en'),
      toShare(floor.wallMs / floor.deltas, measured.wallMs / measured.deltas),
      ((measured.cpuMs * 1000) / measured.deltas).toFixed(2),
      toShare(floor.cpuMs / floor.deltas, measured.cpuMs / measured.deltas),
      measured.deltas.toLocaleString('en'),
    ]);
  }
};

const load = () => loadavg()[0]?.toFixed(1);
console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, load ${load()}, ${new Date().toISOString().slice(0, 10)}.`,
);
console.log(
  `Each client in a process of its own, one after the other; the median of ${runs} runs after a warm-up of at least two seconds; the result is checked.`,
);
console.log(
  'Where a run would take longer than about two seconds the client reads fewer deltas, which only helps it; TanStack waits for a timer at each event.',
);
for (const suite of suites) printSuite(suite);
console.log(`\nLoad at the end: ${load()}. Above the number of processors the times are rough; CPU time is steadier.`);
