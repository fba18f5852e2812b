import type { Span } from './verdict.ts';

/** The last place up to `until` that is within none of the spans, given in the order of the text: one that waits can overlap the one before it. */
export const keepSpansWhole = (spans: readonly Span[], until: number): number =>
  spans.reduceRight((place, { start, end }) => (start < place && end > place ? start : place), until);
