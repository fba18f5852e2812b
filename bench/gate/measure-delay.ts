import { createGate, type GateOptions, type Guard, type Verdict } from '@parley/guard';
import { createVirtualClock } from './virtual-clock.ts';

export type Delay = { readonly meanMs: number; readonly p95Ms: number; readonly longestMs: number };

export const summarize = (delays: readonly number[]): Delay => {
  const sorted = [...delays].sort((a, b) => a - b);
  return {
    meanMs: delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    longestMs: sorted.at(-1) ?? 0,
  };
};

/** How long each character waits in the gate, when the stream brings so many tokens a second. */
export const measureDelay = async (
  tokens: readonly string[],
  {
    tokensPerSecond,
    verdictMs,
    guards,
    ...options
  }: Partial<GateOptions> & { readonly tokensPerSecond: number; readonly verdictMs: number | null },
): Promise<Delay> => {
  const clock = createVirtualClock();
  const asynchronous: Guard = () =>
    new Promise<Verdict>((resolve) => clock.at(clock.now() + (verdictMs ?? 0), () => resolve({ type: 'allow' })));
  const arrivals: number[] = [];
  const delays: number[] = [];
  const gate = createGate({
    guards: guards ?? [Object.assign(asynchronous, { isPartialAware: options.holdBackChars === undefined })],
    ...options,
    onRelease: ({ text }) => {
      for (const _ of text.split('')) delays.push(clock.now() - (arrivals[delays.length] ?? 0));
    },
  });
  for (const [index, token] of tokens.entries()) {
    clock.at((index * 1000) / tokensPerSecond, () => {
      for (const _ of token.split('')) arrivals.push(clock.now());
      gate.write(token);
      if (index === tokens.length - 1) void gate.flush();
    });
  }
  await clock.runAll();
  if (delays.length !== tokens.join('').length) throw new Error('The gate lost text.');
  return summarize(delays);
};
