import type { Environment } from './ports/environment.ts';

const firstDelayMs = 250;
const longestDelayMs = 8_000;

export type BackoffOptions = {
  /** 0 for the first repetition. */
  readonly attempt: number;
  readonly random: Environment['random'];
  /** What the other side asked for; never undercut. */
  readonly retryAfterMs?: number | undefined;
};

/** Milliseconds before the next attempt: doubled each time, between half and all of it by chance, so that many pages do not return at once. */
export const computeBackoff = ({ attempt, random, retryAfterMs = 0 }: BackoffOptions): number => {
  const delayMs = Math.min(firstDelayMs * 2 ** attempt, longestDelayMs);
  return Math.max(retryAfterMs, Math.round(delayMs * (0.5 + random() / 2)));
};
