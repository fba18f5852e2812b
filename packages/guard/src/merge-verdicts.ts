import type { BlockVerdict, Verdict } from './verdict.ts';

const startOf = ({ span }: BlockVerdict) => span?.start ?? 0;

/** One verdict of several: the block that begins first in the text wins, else all redactions together, else the first warning. */
export const mergeVerdicts = (verdicts: readonly Verdict[]): Verdict => {
  const [block] = verdicts
    .flatMap((verdict) => (verdict.type === 'block' ? [verdict] : []))
    .sort((a, b) => startOf(a) - startOf(b));
  const redactions = verdicts
    .flatMap((verdict) => (verdict.type === 'redact' || verdict.type === 'block' ? (verdict.redactions ?? []) : []))
    .sort((a, b) => a.start - b.start);
  const decided: Verdict = block ??
    verdicts.find(({ type }) => type === 'redact') ??
    verdicts.find(({ type }) => type === 'warn') ?? { type: 'allow' };
  const merged: Verdict =
    decided.type === 'redact' || (decided.type === 'block' && redactions.length > 0)
      ? { ...decided, redactions }
      : decided;
  const unsettled = verdicts.flatMap(({ unsettledFrom }) => (unsettledFrom === undefined ? [] : [unsettledFrom]));
  return unsettled.length === 0 ? merged : { ...merged, unsettledFrom: Math.min(...unsettled) };
};
