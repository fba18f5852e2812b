import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/manual-clock.ts';
import { createRateLimiter } from './rate-limiter.ts';

describe('createRateLimiter', () => {
  it('lets a burst through, then one message each time a token has grown', () => {
    const clock = createManualClock();
    const { take } = createRateLimiter({ perMinute: 3, clock });
    for (let message = 0; message < 3; message += 1) take('a');
    expect(() => take('a')).toThrow(expect.objectContaining({ code: 'rate-limited', retryAfterMs: 20_000 }));
    clock.advance(19_999);
    expect(() => take('a')).toThrow();
    clock.advance(1);
    expect(() => take('a')).not.toThrow();
  });

  it('counts every holder alone', () => {
    const { take } = createRateLimiter({ perMinute: 1, clock: createManualClock() });
    take('a');
    expect(() => take('b')).not.toThrow();
    expect(() => take('a')).toThrow();
  });
});
