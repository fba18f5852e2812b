import type { Usage } from '@parley/protocol';

/** What a model costs, in US dollars for a million tokens. */
export type ModelPrice = {
  readonly input: number;
  readonly output: number;
  /** Input that the provider had in its cache. @default the price of input */
  readonly cachedInput?: number;
};

/** Prices by the provider's name of a model. A name also stands for its dated versions: `gpt-5` for `gpt-5-2025-08-07`. */
export type ModelPrices = Readonly<Record<string, ModelPrice>>;

const million = 1_000_000;

/** What a request cost, in US dollars: as its usage says, else by the prices; `undefined` when neither knows. */
export const priceUsage = (usage: Usage, prices: ModelPrices): number | undefined => {
  if (usage.costUsd !== undefined) return usage.costUsd;
  const price = findPrice(usage.model, prices);
  if (price === undefined) return undefined;
  const { inputTokens, outputTokens, cachedInputTokens = 0 } = usage;
  const { input, output, cachedInput = input } = price;
  const fresh = Math.max(0, inputTokens - cachedInputTokens);
  return (fresh * input + cachedInputTokens * cachedInput + outputTokens * output) / million;
};

/** Only a version may follow a name: `gpt-5-mini` is another model than `gpt-5`, and must not cost what that does. */
const isVersion = (rest: string) => /^[-@:]v?\d|^[-@:]latest$/.test(rest);

const findPrice = (model: string, prices: ModelPrices): ModelPrice | undefined => {
  const names = Object.keys(prices).filter(
    (name) => model === name || (model.startsWith(name) && isVersion(model.slice(name.length))),
  );
  const longest = names.reduce((best, name) => (name.length > best.length ? name : best), '');
  return Object.hasOwn(prices, longest) ? prices[longest] : undefined;
};
