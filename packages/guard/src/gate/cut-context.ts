/** One UTF-16 unit of a word; half a pair counts, since most letters beyond the first plane are look-alikes. */
const wordCharacter = /[\p{L}\p{N}\p{M}\p{Cf}\p{Cs}]/u;

/** The end of the text, at least `minChars` of it and begun between two words where one begins near, so that no word looks like another that it ends with. */
export const cutContext = (text: string, minChars: number): string => {
  const furthest = Math.max(0, text.length - minChars - 256);
  let start = Math.max(0, text.length - minChars);
  while (start > furthest && wordCharacter.test(text[start - 1] ?? '')) start -= 1;
  // Not between the halves of a pair.
  if (text.charCodeAt(start) >>> 10 === 0x37) start = Math.max(0, start - 1);
  return text.slice(start);
};
