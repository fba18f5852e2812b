/** The last end of a sentence or line. A full stop must be followed by a space, so that `3.5` and `e.g` do not end one. */
const sentenceEnd = /^.*(?:[。！？；…\n]|[.!?]['")\]]?(?=\s))/su;
const longHead = /^.*\s/su;

/** How much of the text is whole sentences; all but its last word once it is longer than `maxWindowChars`. */
export const findWindowEnd = (text: string, maxWindowChars: number): number => {
  const end = sentenceEnd.exec(text)?.[0].length ?? 0;
  if (end > 0 || text.length < maxWindowChars) return end;
  return longHead.exec(text)?.[0].length ?? text.length;
};
