import type { CountTokens } from './estimate-tokens.ts';

/** Says to the model that something was left out here, whatever the language. */
export const cutMark = ' […]';

/** The longest beginning of a text that fits with a mark behind it; `null` when not even the mark fits. */
export const cutText = (text: string, maxTokens: number, countTokens: CountTokens): string | null => {
  const cutAt = (length: number) => {
    const isInPair = /[\uD800-\uDBFF]$/.test(text.slice(0, length));
    return `${text.slice(0, isInPair ? length - 1 : length)}${cutMark}`;
  };
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(cutAt(middle)) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  const cut = cutAt(low);
  return countTokens(cut) <= maxTokens ? cut : null;
};
