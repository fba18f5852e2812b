const punctuation = /[\p{P}\p{S}]/u;
const whitespace = /\s/;
/** Scripts written without spaces, and their full-width punctuation. */
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef]/u;

/** The edge of a text counts as whitespace. */
export const isWhitespace = (character: string): boolean => character === '' || whitespace.test(character);
export const isPunctuation = (character: string): boolean => punctuation.test(character);
export const isCjk = (character: string): boolean => character > '\u10ff' && cjk.test(character);
export const isAsciiPunctuation = (character: string): boolean => /^[!-/:-@[-`{-~]$/.test(character);

/** The whole character, both surrogates, that ends before an offset. */
export function characterBefore(source: string, offset: number): string {
  if (offset <= 0) return '';
  const code = source.charCodeAt(offset - 1);
  return code >= 0xdc00 && code < 0xe000 && offset > 1 ? source.slice(offset - 2, offset) : source.charAt(offset - 1);
}

/** The whole character, both surrogates, that begins at an offset. */
export function characterAt(source: string, offset: number): string {
  const code = source.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}
