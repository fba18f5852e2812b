/** Marks whose meaning the next character decides, and marks that are ugly alone. */
const held = /(?:[*_~`]+|[\\!\]]|!?\[|&[#\w]{0,31}|<(?:[A-Za-z/!][^\s<>]{0,255})?)$/;

/** Where the part of an open text ends that can be shown now. White space at the end is held too: it may turn out to be trailing. */
export function findHeldTail(source: string): number {
  let end = source.length;
  while (end > 0 && /[ \t\n]/.test(source.charAt(end - 1))) end--;
  if (end < source.length) return end;
  const tail = source.slice(-300);
  const found = held.exec(tail)?.index;
  return found === undefined ? end : end - tail.length + found;
}
