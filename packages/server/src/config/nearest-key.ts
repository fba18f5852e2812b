const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The known key that a mistyped one most likely meant; `undefined` when none is near. */
export const findNearestKey = (key: string, known: readonly string[]): string | undefined => {
  const wanted = key.slice(0, 100).toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, cost: distance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.cost - b.cost);
  return best !== undefined && best.cost <= Math.max(2, Math.floor(wanted.length / 2)) ? best.candidate : undefined;
};
