// Measures one client in a process of its own, and prints one line of JSON: `node measure-client.ts parley 20000 0 text 5`.
import { clients } from './clients.ts';
import { makeHistory, makeReply } from './make-reply.ts';
import type { Client, Content } from './task.ts';

/** A run that would take longer gets fewer deltas. */
const longestRunMs = 2_000;
const warmUpDeltas = 500;
const warmUps = 2;
/** Compilers need as long before what runs is what a long session runs. */
const warmUpMs = 2_000;

const [name = '', wanted = '20000', earlier = '0', kind = 'text', repeated = '5'] = process.argv.slice(2);
const content: Content = kind === 'tool' ? 'tool' : 'text';
const history = makeHistory(Number(earlier));

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const run = async (client: Client, count: number) => {
  const { reads, deltas, expected } = makeReply(client.dialect, content, count);
  const read = await client.prepare({ content, reads, history });
  globalThis.gc?.();
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const result = await read();
  const wallMs = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wallMs, cpuMs: (user + system) / 1000, deltas, isRight: result === expected };
};

const measure = async (load: () => Promise<Client>) => {
  const client = await load();
  if (!client.hasConversation && history.length > 0) return null;
  await run(client, warmUpDeltas);
  const first = await run(client, warmUpDeltas);
  let count = Number(wanted);
  while (count > warmUpDeltas && (first.wallMs / first.deltas) * count > longestRunMs) count /= 2;
  count = Math.max(warmUpDeltas, Math.round(count));
  const startedMs = performance.now();
  for (let index = 0; index < warmUps || performance.now() - startedMs < warmUpMs; index += 1) await run(client, count);
  const runs = [];
  for (let index = 0; index < Number(repeated); index += 1) runs.push(await run(client, count));
  return {
    title: client.title,
    deltas: runs[0]?.deltas ?? 0,
    wallMs: median(runs.map(({ wallMs }) => wallMs)),
    cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
    isRight: runs.every(({ isRight }) => isRight),
  };
};

const load = clients[name];
if (load === undefined) throw new Error(`There is no client ${name}.`);
console.log(JSON.stringify(await measure(load)));
// Some clients leave timers behind.
process.exit(0);
