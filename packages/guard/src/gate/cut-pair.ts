/** How much of the text is whole characters: the second half of a pair may be in the next delta. */
export const cutPair = (text: string): number =>
  text.charCodeAt(text.length - 1) >>> 10 === 0x36 ? text.length - 1 : text.length;
