const openAngle = /^<(?:[A-Za-z/!][^\s<>]*)?$/;
const openEntity = /^&[#\w]*$/;

/** Where the part of an open text ends that can be shown now: marks wait for the next character, which decides their meaning. */
export function findHeldTail(source: string): number {
  let end = source.length;
  // White space waits too: it may turn out to be trailing.
  while (end > 0 && /[ \t\n]/.test(source.charAt(end - 1))) end--;
  if (end < source.length || end === 0) return end;
  const last = source.charAt(end - 1);
  if ('*_~`'.includes(last)) {
    while (end > 0 && '*_~`'.includes(source.charAt(end - 1))) end--;
    return end;
  }
  if (last === '[') return source.charAt(end - 2) === '!' ? end - 2 : end - 1;
  if ('\\!]'.includes(last)) return end - 1;
  const angle = findOpen(source, '<', { pattern: openAngle, longest: 256 });
  return angle ?? findOpen(source, '&', { pattern: openEntity, longest: 33 }) ?? end;
}

function findOpen(
  source: string,
  mark: string,
  { pattern, longest }: { pattern: RegExp; longest: number },
): number | null {
  const tail = source.slice(-longest);
  const at = tail.lastIndexOf(mark);
  return at >= 0 && pattern.test(tail.slice(at)) ? source.length - tail.length + at : null;
}
