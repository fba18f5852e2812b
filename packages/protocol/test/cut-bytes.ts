const encoder = new TextEncoder();

/** The same body with CRLF at the end of every line. */
export const rewriteLineEnds = (body: string): string => body.replace(/\r?\n/g, '\r\n');

/** Every byte alone, which also cuts every character of more than one byte. */
export const cutEveryByte = (body: string): readonly Uint8Array[] =>
  Array.from(encoder.encode(body), (byte) => Uint8Array.of(byte));

/** Pieces of 1 to `longest` bytes; the same seed gives the same cuts. */
export const cutAtRandom = (body: string, seed: number, longest = 700): readonly Uint8Array[] => {
  const bytes = encoder.encode(body);
  const pieces: Uint8Array[] = [];
  let state = seed >>> 0;
  for (let start = 0; start < bytes.length; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const end = start + 1 + ((state >>> 8) % longest);
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  return pieces;
};
