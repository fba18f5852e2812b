const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/gu;

/** About how many tokens a model makes of a text: one for each character of Chinese, Japanese, Korean or Thai, one for four others. */
export const estimateTokens = (text: string): number => {
  const wideCharacters = text.match(wide)?.length ?? 0;
  return wideCharacters + Math.ceil((text.length - wideCharacters) / 4);
};
