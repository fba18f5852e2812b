import type { BlockVerdict, Redaction, Verdict } from './verdict.ts';

const ranks = { allow: 0, warn: 1, redact: 2, block: 3 } as const;
const startOf = ({ span }: BlockVerdict) => span?.start ?? 0;

/** One verdict of several: the block that begins first in the text wins, else all redactions together, else the first warning. */
export const mergeVerdicts = (
  verdicts: readonly Verdict[],
  unsettledFrom: number = Number.POSITIVE_INFINITY,
): Verdict => {
  let merged: Verdict = { type: 'allow' };
  const redactions: Redaction[] = [];
  for (const verdict of verdicts) {
    const isEarlier = verdict.type === 'block' && merged.type === 'block' && startOf(verdict) < startOf(merged);
    if (isEarlier || ranks[verdict.type] > ranks[merged.type]) merged = verdict;
    if ('redactions' in verdict) redactions.push(...(verdict.redactions ?? []));
    unsettledFrom = Math.min(unsettledFrom, verdict.unsettledFrom ?? unsettledFrom);
  }
  redactions.sort((a, b) => a.start - b.start);
  if (redactions.length > 0 && (merged.type === 'block' || merged.type === 'redact'))
    merged = { ...merged, redactions };
  return unsettledFrom < Number.POSITIVE_INFINITY ? { ...merged, unsettledFrom } : merged;
};
