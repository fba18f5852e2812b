export type SplitText = { readonly before: string; readonly quote: string; readonly after: string };

/**
 * Finds the quote in a passage, to be marked. Documents break their lines anywhere, so any white space matches any other.
 * Without a match the whole is `before`.
 */
export const splitQuote = (text: string, quote: string | undefined): SplitText => {
  const words = quote?.trim().split(/\s+/) ?? [];
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = pattern === '' ? null : new RegExp(pattern).exec(text);
  if (match === null) return { before: text, quote: '', after: '' };
  return {
    before: text.slice(0, match.index),
    quote: match[0],
    after: text.slice(match.index + match[0].length),
  };
};
