import type { CountTokens } from './estimate-tokens.ts';

/**
 * Loads a real tokenizer, with the vocabulary `o200k_base` of the newer OpenAI models; other families are near it. About
 * 1 MB over the network, at the first call only. Needs the package `gpt-tokenizer` beside this one.
 *
 * @example
 * const countTokens = await loadTokenizer();
 * await fitContext(branch, { maxTokens: 8000, countTokens });
 */
export const loadTokenizer = async (): Promise<CountTokens> => {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  // Names of special tokens in a visitor's text are text.
  const options = { disallowedSpecial: new Set<string>() };
  return (text) => countTokens(text, options);
};
