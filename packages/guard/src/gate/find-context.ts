/** The word at the end of a text. Signs count, and half a pair: look-alikes of letters are among them. */
const lastWord = /$(?<=([\p{L}\p{N}\p{M}\p{Cf}\p{Cs}\p{So}]{0,256}))/u;

/**
 * Where the context of what follows the text begins: at least `minChars` before its end and between two words where one
 * begins near, so that no word looks like another that it ends with. Never between the halves of a pair.
 */
export const findContext = (text: string, minChars: number): number => {
  const latest = Math.max(0, text.length - minChars);
  return latest - (lastWord.exec(text.slice(0, latest))?.[1]?.length ?? 0);
};
