/** Where the character with this number begins, in UTF-16 units; at most the end of the text. */
export const convertCodePointIndex = (text: string, index: number): number => {
  let unit = 0;
  for (let count = 0; count < index && unit < text.length; count += 1) {
    const code = text.codePointAt(unit);
    unit += code !== undefined && code > 0xffff ? 2 : 1;
  }
  return unit;
};
