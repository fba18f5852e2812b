import type { FinishReason } from './chunk.ts';
import type { Outcome } from './outcome.ts';

/** How a reply ended, by the reason that its `finish` gives. */
export const finishOutcomes: Readonly<Record<FinishReason, Outcome>> = {
  stop: 'complete',
  'tool-calls': 'complete',
  other: 'complete',
  length: 'length',
  'content-filter': 'filtered',
  error: 'error',
  interrupted: 'truncated',
};
