import type { Clock } from '../clock.ts';
import { HttpRefusal } from './error-response.ts';

export type RateLimiter = {
  /** Takes one token of a holder; throws a refusal that says when to come back. */
  readonly take: (holder: string) => void;
};

const mostHolders = 100_000;

/** A bucket of tokens for each holder, refilled evenly. In memory, for one process; the longest unseen are forgotten first. */
export const createRateLimiter = ({
  perMinute,
  clock,
}: {
  readonly perMinute: number;
  readonly clock: Clock;
}): RateLimiter => {
  const buckets = new Map<string, { readonly tokens: number; readonly atMs: number }>();
  const tokenMs = 60_000 / perMinute;
  return {
    take: (holder) => {
      const nowMs = clock.now();
      const known = buckets.get(holder) ?? { tokens: perMinute, atMs: nowMs };
      // A clock that was set back must neither lock anyone out nor fill a bucket.
      const tokens = Math.min(perMinute, known.tokens + Math.max(0, nowMs - known.atMs) / tokenMs);
      buckets.delete(holder);
      buckets.set(holder, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs });
      if (buckets.size > mostHolders) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      if (tokens < 1) throw new HttpRefusal('rate-limited', { retryAfterMs: (1 - tokens) * tokenMs });
    },
  };
};
