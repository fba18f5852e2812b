/**
 * A short name for a text, the same on every machine. 64 bits from two FNV-1a runs: enough to tell texts apart, no
 * protection against someone who wants two texts to meet.
 */
export const hashText = (text: string): string => {
  let high = 0x811c9dc5;
  let low = 0x050c5d1f;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + 0x9e37), 0x01000193) + (high >>> 15);
  }
  return ((high ^ (low >>> 13)) >>> 0).toString(36).padStart(7, '0') + (low >>> 0).toString(36).padStart(7, '0');
};
