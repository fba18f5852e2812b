export type Scored = { readonly score: number; readonly isPositive: boolean };

/** The chance that a positive scores above a negative. */
export const measureAuroc = (scored: readonly Scored[]): number => {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let positives = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
    for (const { isPositive } of sorted.slice(start, end)) {
      if (!isPositive) continue;
      positives += 1;
      rankSum += (start + end + 1) / 2;
    }
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives));
};

export const measureF1 = (scored: readonly Scored[], threshold: number) => {
  let [hits, falseAlarms, misses] = [0, 0, 0];
  for (const { score, isPositive } of scored) {
    if (score >= threshold && isPositive) hits += 1;
    else if (score >= threshold) falseAlarms += 1;
    else if (isPositive) misses += 1;
  }
  return {
    precision: hits / (hits + falseAlarms || 1),
    recall: hits / (hits + misses || 1),
    f1: (2 * hits) / (2 * hits + falseAlarms + misses || 1),
  };
};

/** The threshold with the best F1. */
export const findThreshold = (scored: readonly Scored[]): number => {
  const scores = scored.map(({ score }) => score).sort((a, b) => a - b);
  const step = Math.max(1, Math.floor(scores.length / 500));
  const candidates = scores.filter((_, index) => index % step === 0);
  return candidates.reduce((best, threshold) =>
    measureF1(scored, threshold).f1 > measureF1(scored, best).f1 ? threshold : best,
  );
};
