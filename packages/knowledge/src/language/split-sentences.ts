/** Words whose point ends no sentence. */
const abbreviations =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|st|no|approx|inc|ltd|co|fig|tel|a\.m|p\.m|[A-Z])\.$/i;
const ends = /[。！？!?…]+[”’"'」』）)\]]*|\.+[”’"')\]]*(?=\s|$)|\n+/gu;

/** Cuts a text after each sentence, in Latin and in Chinese, Japanese punctuation. Line ends end a sentence too. */
export const splitSentences = (text: string): readonly string[] => {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(ends)) {
    const end = match.index + match[0].length;
    const sentence = text.slice(start, end).trim();
    if (match[0].startsWith('.') && abbreviations.test(sentence)) continue;
    if (sentence !== '') sentences.push(sentence);
    start = end;
  }
  const rest = text.slice(start).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
};
