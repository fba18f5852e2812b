import { computeBackoff } from './backoff.ts';
import type { ReplyStream, SendRequest, Transport, TransportContext } from './ports/transport.ts';
import { toFailure } from './to-failure.ts';
import { unlessAborted } from './until-aborted.ts';
import { waitFor, waitUntilOnline } from './wait.ts';

const maxRetries = 3;
/** A visitor does not wait longer for a message to leave; it fails, and can be sent again by hand. */
const longestRetryAfterMs = 30_000;

/**
 * Sends until the back end takes the message. The same request, with the same ids, each time: it is answered once. Without
 * a network it waits for one. `undefined` when the signal aborted; throws a `ParleyError` when it is given up.
 */
export const sendRequest = async (
  request: SendRequest,
  transport: Transport,
  context: TransportContext,
): Promise<ReplyStream | undefined> => {
  const { environment, signal, onConnection } = context;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    await waitUntilOnline(context);
    if (signal.aborted) return undefined;
    try {
      const stream = await unlessAborted(transport.send(request, context), signal);
      if (stream !== undefined) onConnection('online');
      return stream;
    } catch (error) {
      if (!environment.isOnline()) {
        attempt = -1;
        continue;
      }
      const failure = toFailure(error);
      const { isRetryable, retryAfterMs = 0 } = failure;
      if (!isRetryable || attempt >= maxRetries || retryAfterMs > longestRetryAfterMs) {
        onConnection('online');
        throw failure;
      }
      onConnection('reconnecting');
      await waitFor(computeBackoff({ attempt, random: environment.random, retryAfterMs }), context);
    }
  }
  return undefined;
};
