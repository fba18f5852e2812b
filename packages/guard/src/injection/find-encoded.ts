import type { Span } from '../verdict.ts';
import { findInstructions } from './find-instructions.ts';

const block = /[A-Za-z0-9+/_-]{24,4096}={0,2}/g;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const decode = (encoded: string) => {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of encoded.replaceAll('-', '+').replaceAll('_', '/')) {
    const value = alphabet.indexOf(character);
    if (value < 0) break;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
};

/** Finds Base64 that says an instruction once it is decoded. */
export const findEncoded = (document: string, forms: readonly RegExp[]): Span[] =>
  [...document.matchAll(block)]
    .filter(({ 0: found }) => findInstructions(decode(found), forms).length > 0)
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
