// Prints how many text deltas a second each client reads, side by side in one run: `pnpm --filter bench-core start`.
import { makeStream, toBody } from './make-stream.ts';
import { readers } from './readers.ts';

const deltas = 20_000;
const runs = 5;
const reads = makeStream(deltas);

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const measure = async (read: (typeof readers)[string]) => {
  await read(toBody(makeStream(2_000)));
  const times: number[] = [];
  let length = 0;
  for (let run = 0; run < runs; run += 1) {
    globalThis.gc?.();
    const started = performance.now();
    length = (await read(toBody(reads))).length;
    times.push(performance.now() - started);
  }
  return { perSecond: Math.round((deltas / median(times)) * 1000), length };
};

let floorPerSecond = 0;
let expected = 0;
console.log(`${deltas} text deltas, ${runs} runs, median. Node ${process.versions.node}\n`);
for (const [name, read] of Object.entries(readers)) {
  const { perSecond, length } = await measure(read);
  if (floorPerSecond === 0) {
    floorPerSecond = perSecond;
    expected = length;
  }
  const share = `${Math.round((perSecond / floorPerSecond) * 100)} % of the floor`;
  const verdict = length === expected ? '' : `  WRONG TEXT: ${length} characters for ${expected}`;
  console.log(`${name.padEnd(48)} ${String(perSecond).padStart(9)} deltas/s  ${share}${verdict}`);
}
