/** Zero-width, direction and tag characters, controls, and letters drawn as nothing: what nobody sees, nobody meant to be read. */
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}/gu;
/** Line ends, tabs, and what chooses between the two ways to draw an emoji. */
const kept = new Set(['\n', '\t', '\ufe0e', '\ufe0f']);
/** Joiners carry meaning in Persian, Indic scripts and emoji, and only there. */
const joiners = new Set(['\u200c', '\u200d']);
const joinable = /(?:\p{Script=Arabic}|\p{M}|\p{Extended_Pictographic}|[\u0900-\u0dff])$/u;

/** Drops what cannot be seen and makes line ends and odd spaces plain. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(invisible, (character, offset: number, whole: string) => {
      if (kept.has(character)) return character;
      return joiners.has(character) && joinable.test(whole.slice(Math.max(0, offset - 2), offset)) ? character : '';
    })
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ');
