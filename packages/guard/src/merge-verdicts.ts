import type { Verdict } from './verdict.ts';

/** One verdict of several, in the order of their guards: the first block wins, else all redactions together, else the first warning. */
export const mergeVerdicts = (verdicts: readonly Verdict[]): Verdict => {
  const block = verdicts.find(({ type }) => type === 'block');
  const redacts = verdicts.flatMap((verdict) => (verdict.type === 'redact' ? [verdict] : []));
  const decided = block ?? redacts[0] ?? verdicts.find(({ type }) => type === 'warn') ?? { type: 'allow' };
  const merged: Verdict =
    decided.type === 'redact'
      ? { ...decided, redactions: redacts.flatMap(({ redactions }) => redactions).sort((a, b) => a.start - b.start) }
      : decided;
  const unsettled = verdicts.flatMap(({ unsettledFrom }) => (unsettledFrom === undefined ? [] : [unsettledFrom]));
  return unsettled.length === 0 ? merged : { ...merged, unsettledFrom: Math.min(...unsettled) };
};
