import { isRecord } from '../is-record.ts';
import { readCount } from './read-count.ts';
import { readFields } from './read-fields.ts';
import { setUsage } from './set-usage.ts';
import type { WireState } from './wire-state.ts';

/** Reads the counts of OpenAI's chat and text completions and of their dialects. */
export const readTokenUsage = (state: WireState, usage: unknown): void => {
  if (!isRecord(usage)) return;
  const { prompt_tokens: input, completion_tokens: output, total_tokens: total, cost } = usage;
  if (typeof input !== 'number') return;
  const { reasoning_tokens: reasoning } = readFields(usage.completion_tokens_details);
  // xAI counts thoughts beside the output, others within it; and it counts in ten-billionths of a dollar.
  const isBeside = total === input + readCount(output) + readCount(reasoning);
  const ticks = usage.cost_in_usd_ticks;
  setUsage(state, {
    input,
    output: isBeside ? readCount(output) + readCount(reasoning) : output,
    cached: readFields(usage.prompt_tokens_details).cached_tokens ?? usage.prompt_cache_hit_tokens,
    reasoning,
    costUsd: typeof ticks === 'number' ? ticks / 1e10 : (readFields(cost).total_cost ?? cost),
  });
};
