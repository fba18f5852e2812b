/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

const pieces =
  /(?<code>(?=[a-zA-Z]*\d)[a-zA-Z\d]{20,})|(?<word>\p{Script=Latin}+)|(?<number>\p{N}+)|(?<han>\p{Script=Han}+)|(?<syllables>[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+)|(?<letters>[\p{L}\p{M}]+)|(?<space>\s+)|(?<emoji>[\u{1f000}-\u{1faff}]+)|(?<sign>.)/gu;

/**
 * Tokens of a text, about: what the vocabulary `o200k_base` gives for everyday text in Latin scripts, Chinese, Japanese,
 * Korean, JSON and code, within a quarter. Other scripts are rather over- than underestimated. Costs no download;
 * `loadTokenizer` of `@parley/core/tokenizer` counts exactly.
 */
export const estimateTokens: CountTokens = (text) => {
  let tokens = 0;
  for (const { groups = {} } of text.matchAll(pieces)) {
    const { code, word, number, han, syllables, letters, space, emoji } = groups;
    // Keys and encoded bytes, which no vocabulary knows.
    if (code !== undefined) tokens += 0.8 * code.length;
    else if (word !== undefined) tokens += Math.max(1, word.length / 5);
    else if (number !== undefined) tokens += Math.ceil(number.length / 3);
    else if (han !== undefined) tokens += 0.8 * han.length;
    else if (syllables !== undefined) tokens += 0.8 * syllables.length;
    else if (letters !== undefined) tokens += 0.4 * letters.length;
    // A single space belongs to the word that follows.
    else if (space !== undefined) tokens += space === ' ' ? 0 : 0.5;
    else if (emoji !== undefined) tokens += 0.9 * emoji.length;
    else tokens += 0.7;
  }
  return Math.ceil(tokens);
};
