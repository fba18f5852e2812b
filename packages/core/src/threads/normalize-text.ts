import { splitCharacters } from './split-characters.ts';

/** A text in which letters are compared, and where each of its units comes from. */
export type NormalizedText = {
  readonly text: string;
  /** Of a unit of the normalized text, the offset in the original at which its character begins; one more for the end. */
  readonly offsets: readonly number[];
};

/** Makes letters comparable: without capitals, full width as half, composed as one (NFKC). */
export const normalizeText = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC');

/** The same with the way back, character by character, at some cost: for texts in which something was found. */
export const mapNormalizedText = (text: string): NormalizedText => {
  const offsets: number[] = [];
  let normalized = '';
  for (const { segment, index } of splitCharacters(text)) {
    const letters = normalizeText(segment);
    normalized += letters;
    for (let unit = 0; unit < letters.length; unit += 1) offsets.push(index);
  }
  offsets.push(text.length);
  return { text: normalized, offsets };
};
