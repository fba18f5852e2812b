import { cleanText } from '../language/clean-text.ts';
import { DocumentError } from './document-error.ts';

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

const decodeStrictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Enough Chinese in the most frequent characters to be Chinese, and not another encoding read as Chinese. */
const looksChinese = (text: string): boolean => {
  const wide = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  const frequent =
    text.match(/[的一是不了在人有我他这中大来上个国到说们为子和你地出道时要就可以会行费用请]/g)?.length ?? 0;
  return wide > 0 && frequent / wide > 0.08;
};

/**
 * The text of a file in UTF-8, UTF-16 with a mark, or GB 18030, cleaned of what nobody sees.
 *
 * Anything else is refused: a wrong guess would be indexed as nonsense.
 */
export const decodeText = (bytes: Uint8Array): string => {
  const decoded =
    decodeStrictly(bytes, encodingOf(bytes)) ??
    [decodeStrictly(bytes, 'gb18030')].find((text) => text !== undefined && looksChinese(text));
  if (decoded === undefined) {
    throw new DocumentError('is not text in UTF-8; save it again as UTF-8');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell binary files from text.
  const controls = decoded.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  if (controls > decoded.length / 200) {
    throw new DocumentError('is a binary file with the name of a text; give it its right ending or take it out');
  }
  const text = cleanText(decoded);
  if (text.trim() === '') throw new DocumentError('is empty; put text into it or take it out');
  return text;
};
