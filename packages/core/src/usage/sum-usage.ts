import { isParleyDataPart, type Message, type Usage } from '@parley/protocol';
import { type ModelPrices, priceUsage } from './price-usage.ts';

/** What requests to models took together. */
export type UsageTotal = {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  readonly reasoningTokens: number;
  /** In US dollars, of the requests whose cost is known. */
  readonly costUsd: number;
  /** Requests whose cost nobody knows. */
  readonly unpricedRequests: number;
};

export type UsageSummary = UsageTotal & {
  /** The same for each model. */
  readonly models: ReadonlyMap<string, UsageTotal>;
};

export type SumUsageOptions = {
  /** For usage that does not say what it cost. @default {} */
  readonly prices?: ModelPrices;
};

const nothing: UsageTotal = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  reasoningTokens: 0,
  costUsd: 0,
  unpricedRequests: 0,
};

/** What a message tells of the requests that made it; also one that was stopped or failed, as far as its provider said. */
export const readUsage = ({ parts }: Pick<Message, 'parts'>): readonly Usage[] =>
  parts.flatMap((part) => (isParleyDataPart(part) && part.type === 'data-parley-usage' ? [part.data] : []));

/**
 * Adds up usage: of one message, of the branch in view (`getSnapshot().messages`), or of all branches of a conversation.
 *
 * @example
 * const { costUsd, models } = sumUsage(conversation.getSnapshot().messages, { prices });
 */
export const sumUsage = (
  messages: readonly Pick<Message, 'parts'>[],
  { prices = {} }: SumUsageOptions = {},
): UsageSummary => {
  let total = nothing;
  const models = new Map<string, UsageTotal>();
  for (const usage of messages.flatMap(readUsage)) {
    const costUsd = priceUsage(usage, prices);
    total = add(total, usage, costUsd);
    models.set(usage.model, add(models.get(usage.model) ?? nothing, usage, costUsd));
  }
  return { ...total, models };
};

const add = (total: UsageTotal, usage: Usage, costUsd: number | undefined): UsageTotal => ({
  requests: total.requests + 1,
  inputTokens: total.inputTokens + usage.inputTokens,
  outputTokens: total.outputTokens + usage.outputTokens,
  cachedInputTokens: total.cachedInputTokens + (usage.cachedInputTokens ?? 0),
  reasoningTokens: total.reasoningTokens + (usage.reasoningTokens ?? 0),
  costUsd: total.costUsd + (costUsd ?? 0),
  unpricedRequests: total.unpricedRequests + (costUsd === undefined ? 1 : 0),
});
