/** Questions about single characters that the rules of segmentation ask. */
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const upper = /^\p{Lu}/u;
const lower = /^\p{Ll}/u;
const digit = /^\p{Nd}/u;

export const isCjk = (text: string) => cjk.test(text);
export const isUpper = (text: string) => upper.test(text);
export const isLower = (text: string) => lower.test(text);
export const isDigit = (text: string) => digit.test(text);
export const hasLetterOrDigit = (text: string) => letterOrDigit.test(text);

export const isTerminator = (text: string) => /^[.!?…。！？｡]$/u.test(text);
export const isOpener = (text: string) => /^[([{“‘「『《〈【（［｛«]$/u.test(text);
export const isCloser = (text: string) => /^[)\]}”’」』》〉】）］｝»"']$/u.test(text);

/** How long something takes to say, roughly in Latin letters: a Chinese character counts two, a mark nothing. */
export const measureWidth = (text: string) => (isCjk(text) ? 2 : hasLetterOrDigit(text) ? 1 : 0);
