import type { Viseme, VisemeSpan, VisemeTimeline, VisemeWeights } from '@parley/core';

/** Lips and rounding are on their way before the sound is heard. */
const leadMs: Readonly<Partial<Record<Viseme, number>>> = { PP: 70, FF: 65, U: 75, O: 40 };
/** A closure that is shorter than this is not seen. */
const shortestClosureMs = 60;
const fadeMs = 45;
/** Nothing further away than this can be seen at a time. */
const reachMs = 250;

const isClosure = (viseme: Viseme) => viseme === 'PP' || viseme === 'FF';

const smooth = (value: number) => {
  const x = Math.min(1, Math.max(0, value));
  return x * x * (3 - 2 * x);
};

const measureSpan = (span: VisemeSpan, timeMs: number): number => {
  const lacking = isClosure(span.viseme) ? Math.max(0, shortestClosureMs - (span.endMs - span.startMs)) / 2 : 0;
  const fromMs = span.startMs - lacking - (leadMs[span.viseme] ?? 0);
  const toMs = span.endMs + lacking;
  const rising = smooth((timeMs - fromMs + fadeMs) / (2 * fadeMs));
  const falling = smooth((toMs + fadeMs - timeMs) / (2 * fadeMs));
  return span.weight * rising * falling;
};

const findFirst = (spans: readonly VisemeSpan[], timeMs: number) => {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.endMs ?? 0) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The mouth at a time of a timeline: neighbouring shapes blend, lips close a little early and long enough to be seen,
 * and a closing mouth outweighs the vowels beside it. The weights sum to 1; silence is `sil`.
 */
export const sampleTimeline = (timeline: VisemeTimeline, timeMs: number): VisemeWeights => {
  const { spans } = timeline;
  const weights: Partial<Record<Viseme, number>> = {};
  let closed = 0;
  let open = 0;
  for (let index = findFirst(spans, timeMs - reachMs); index < spans.length; index += 1) {
    const span = spans[index];
    if (!span || span.startMs > timeMs + reachMs) break;
    const weight = measureSpan(span, timeMs);
    if (weight <= 0.001) continue;
    weights[span.viseme] = Math.max(weights[span.viseme] ?? 0, weight);
  }
  for (const [viseme, weight] of entries(weights)) {
    if (isClosure(viseme)) closed = Math.max(closed, weight);
    else open += weight;
  }
  const closures = (weights.PP ?? 0) + (weights.FF ?? 0);
  const share = Math.min(1 - closed, open);
  for (const [viseme, weight] of entries(weights)) {
    weights[viseme] = isClosure(viseme) ? (weight / closures) * closed : (weight / open) * share;
  }
  weights.sil = (weights.sil ?? 0) + Math.max(0, 1 - closed - share);
  return weights;
};

const visemes: readonly Viseme[] = [
  'sil',
  'PP',
  'FF',
  'TH',
  'DD',
  'kk',
  'CH',
  'SS',
  'nn',
  'RR',
  'aa',
  'E',
  'I',
  'O',
  'U',
];

const entries = (weights: VisemeWeights): readonly (readonly [Viseme, number])[] =>
  visemes.flatMap((viseme) => {
    const weight = weights[viseme];
    return weight === undefined ? [] : [[viseme, weight] as const];
  });
