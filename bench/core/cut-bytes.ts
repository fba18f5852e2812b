const seed = 20_261_123;

/** The same numbers in every run, from 0 to 1. */
const createRandom = () => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const isInsideCharacter = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Cuts bytes as a network does: 1 to 16 KiB a read, and four cuts in the middle of a character. */
export const cutBytes = (bytes: Uint8Array): readonly Uint8Array[] => {
  const random = createRandom();
  const reads: Uint8Array[] = [];
  let inside = 0;
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(bytes.length, start + 1024 + Math.floor(random() * 15 * 1024));
    const wantsInside = inside < 4;
    while (end < bytes.length && isInsideCharacter(bytes[end]) !== wantsInside) end += 1;
    if (isInsideCharacter(bytes[end])) inside += 1;
    reads.push(bytes.slice(start, end));
    start = end;
  }
  return reads;
};
