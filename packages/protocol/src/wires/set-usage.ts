import { readCount } from './read-count.ts';
import type { WireState } from './wire-state.ts';

export type UsageCounts = {
  /** All of the input, what was read from a cache included. */
  readonly input: unknown;
  /** All of the output, thoughts included. */
  readonly output: unknown;
  readonly cached: unknown;
  readonly reasoning?: unknown;
  readonly costUsd?: unknown;
};

/** Keeps the latest counts of the provider; counts that it does not give are nothing. */
export const setUsage = (state: WireState, { input, output, cached, reasoning, costUsd }: UsageCounts): void => {
  const cachedInputTokens = readCount(cached);
  const reasoningTokens = readCount(reasoning);
  state.usage = {
    inputTokens: readCount(input),
    outputTokens: readCount(output),
    ...(cachedInputTokens > 0 && { cachedInputTokens }),
    ...(reasoningTokens > 0 && { reasoningTokens }),
    ...(typeof costUsd === 'number' && { costUsd }),
  };
};
