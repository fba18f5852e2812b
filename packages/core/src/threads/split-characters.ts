/** One character as a reader sees it, and the offset at which it begins. */
export type Character = { readonly segment: string; readonly index: number };

/** The characters of a text as a reader sees them; where the browser cannot tell, its code points. */
export const splitCharacters = (text: string): readonly Character[] => {
  if (Intl.Segmenter !== undefined) return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)];
  let index = 0;
  return [...text].map((segment) => {
    const character = { segment, index };
    index += segment.length;
    return character;
  });
};
