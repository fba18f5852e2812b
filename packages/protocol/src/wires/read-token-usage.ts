import type { Usage } from '../data-parley.ts';
import { type Fields, isRecord } from '../is-record.ts';

const readDetail = (details: unknown, name: string) => (isRecord(details) ? details[name] : undefined);

/** xAI counts in ten-billionths of a dollar. */
const readCost = ({ cost, cost_in_usd_ticks: ticks }: Fields): unknown =>
  typeof ticks === 'number' ? ticks / 1e10 : isRecord(cost) ? cost.total_cost : cost;

/** Reads the counts of OpenAI's chat and text completions and of their dialects; `null` when there are none. */
export const readTokenUsage = (value: unknown, model: string): Usage | null => {
  if (!isRecord(value)) return null;
  const { prompt_tokens: inputTokens, completion_tokens: completion = 0, total_tokens: total } = value;
  if (typeof inputTokens !== 'number' || typeof completion !== 'number') return null;
  const cached = readDetail(value.prompt_tokens_details, 'cached_tokens') ?? value.prompt_cache_hit_tokens;
  const reasoning = readDetail(value.completion_tokens_details, 'reasoning_tokens');
  const reasoningTokens = typeof reasoning === 'number' ? reasoning : 0;
  // xAI counts thoughts beside the output, others within it.
  const isBeside = reasoningTokens > 0 && total === inputTokens + completion + reasoningTokens;
  const costUsd = readCost(value);
  return {
    model,
    inputTokens,
    outputTokens: isBeside ? completion + reasoningTokens : completion,
    ...(typeof cached === 'number' && { cachedInputTokens: cached }),
    ...(typeof reasoning === 'number' && { reasoningTokens }),
    ...(typeof costUsd === 'number' && { costUsd }),
  };
};
