// Prints what the gate costs: how long text waits, what leaks or is lost, and the work per delta: `pnpm --filter bench-gate start`.
import { createGate, type Guard, personalData, words } from '@parley/guard';
import { measureDelay } from './measure-delay.ts';
import { runContentGuard } from './tanstack.ts';

const tokensPerSecond = 60;
const sentences = [
  'The current account costs nothing as long as your salary is paid into it. ',
  'You can open one in the app within ten minutes, with your passport at hand. ',
  'The card arrives by post after three to five working days, and its PIN in a letter of its own. ',
  'Until then, pay with your phone. ',
  'Anything that you did not order yourself can be disputed for eight weeks, and most of such cases are settled within a few days. ',
];
const tokens = Array.from({ length: 20 }, () => sentences.join(''))
  .join('')
  .split(/(?<=\s)|(?<=\w{4})(?=\w{3})/);
const list = [words({ block: ['kill', 'make a bomb'], redact: ['acme'] }), personalData()];

const ms = (value: number) => `${Math.round(value)} ms`.padStart(9);
const row = (name: string, ...cells: readonly string[]) => console.log(name.padEnd(58), ...cells);

console.log(`Delay of each character at ${tokensPerSecond} tokens a second, ${tokens.length} tokens, virtual clock`);
row('', '     mean', '      p95', '  longest');
const showDelay = async (name: string, options: Omit<Parameters<typeof measureDelay>[1], 'tokensPerSecond'>) => {
  const { meanMs, p95Ms, longestMs } = await measureDelay(tokens, { tokensPerSecond, ...options });
  row(name, ms(meanMs), ms(p95Ms), ms(longestMs));
};
await showDelay('instant guards: words and personal data', { guards: list, verdictMs: null });
for (const verdictMs of [0, 100, 300, 1000]) {
  for (const maxInFlight of [1, 4]) {
    await showDelay(`verdict after ${verdictMs} ms, ${maxInFlight} in flight`, { verdictMs, maxInFlight });
  }
}
await showDelay('verdict after 300 ms, 4 in flight, 64 characters held back', { verdictMs: 300, holdBackChars: 64 });

const secret = `SECRET ${'x'.repeat(70)}`;
const [before, after] = ['intro text ', ' and the rest of the answer.'];
const deltas = `${before}${secret}${after}`.match(/.{1,6}/gs) ?? [];
const pattern = /SECRET x{70}/;
const redactSecret: Guard = (content) => {
  const start = content.search(pattern);
  return start < 0
    ? { type: 'allow' }
    : { type: 'redact', category: 'secrets', redactions: [{ start, end: start + secret.length, replacement: '[…]' }] };
};
const showLeak = (name: string, shown: string) => {
  let leaked = secret.length;
  while (leaked > 0 && !shown.includes(secret.slice(0, leaked))) leaked -= 1;
  const lost = (shown.startsWith(before) ? 0 : before.length) + (shown.endsWith(after) ? 0 : after.length);
  row(name, `${leaked}`.padStart(9), `${lost}`.padStart(9));
};
console.log(`\nA pattern of ${secret.length} characters to be covered up, in deltas of 6`);
row('', '   leaked', '     lost');
let shown = '';
const keep = (text: string) => {
  shown += text;
};
const gateSecret = async (name: string, holdBackChars: number, isAsynchronous: boolean) => {
  shown = '';
  const guard: Guard = isAsynchronous ? async (...asked) => redactSecret(...asked) : redactSecret;
  const gate = createGate({ guards: [guard], holdBackChars, maxWindowChars: 60, onRelease: ({ text }) => keep(text) });
  for (const delta of deltas) gate.write(delta);
  await gate.flush();
  showLeak(name, shown);
};
await gateSecret('gate, windows of 60, 80 held back', 80, false);
await gateSecret('gate, windows of 60, 80 held back, asynchronous', 80, true);
await gateSecret('gate, windows of 60, nothing held back', 0, true);
for (const strategy of ['buffered', 'delta'] as const) {
  shown = '';
  await runContentGuard(deltas, { rules: [{ pattern, replacement: '[…]' }], strategy }, keep);
  showLeak(`TanStack contentGuardMiddleware, ${strategy}`, shown);
}

console.log('\nWork per delta');
const rounds = 5;
const measureWork = async (name: string, run: () => unknown) => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await run();
    times.push(((performance.now() - started) * 1000) / many.length);
  }
  row(name, `${(times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0).toFixed(2)} µs`.padStart(9));
};
const many = Array.from({ length: 8 }, () => tokens).flat();
const runGate = (guards: readonly Guard[]) => () => {
  const gate = createGate({ guards, onRelease: () => undefined });
  for (const token of many) gate.write(token);
  return gate.flush();
};
await measureWork(`gate alone, ${many.length} deltas`, runGate([]));
await measureWork('gate with words and personal data', runGate(list));
await measureWork('gate with a pattern, by sentences', runGate([redactSecret]));
await measureWork('TanStack contentGuardMiddleware with a pattern', () =>
  runContentGuard(many, { rules: [{ pattern, replacement: '[…]' }] }, () => undefined),
);
