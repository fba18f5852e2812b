/**
 * How a message ended. `truncated` is a stream that ended without its terminal chunk; `length` is the model's own limit;
 * `filtered` and `refused` come from the provider, `blocked` from our guards.
 */
export type Outcome = 'complete' | 'stopped' | 'truncated' | 'length' | 'filtered' | 'refused' | 'blocked' | 'error';

const outcomes = new Set<unknown>([
  'complete',
  'stopped',
  'truncated',
  'length',
  'filtered',
  'refused',
  'blocked',
  'error',
]);

export const isOutcome = (value: unknown): value is Outcome => outcomes.has(value);
