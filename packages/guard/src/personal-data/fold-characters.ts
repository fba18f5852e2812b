/** Full-width digits, letters and signs. */
const fullWidth = /[（-ｚ]/g;
const hyphens = /[\u2010-\u2015]/g;
/** Spaces of every width, the invisible ones too. */
const spaces = /[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]/g;

/** The text with one way to write each sign that numbers and addresses are written with. Every character keeps its place. */
export const foldCharacters = (text: string): string =>
  text
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(hyphens, '-')
    .replace(spaces, ' ');
