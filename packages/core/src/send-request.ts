import type { ChatRequest } from '@parley/protocol';
import { computeBackoff } from './backoff.ts';
import type { ConnectionStatus } from './conversation-state.ts';
import type { Environment } from './ports/environment.ts';
import type { ReplyStream, Transport } from './ports/transport.ts';
import { sendOnce } from './send-once.ts';
import { toFailure } from './to-failure.ts';
import { waitFor, waitUntilOnline } from './wait.ts';

const maxRetries = 3;
/** A visitor does not wait longer for a message to leave; it fails, and can be sent again by hand. */
const longestRetryAfterMs = 30_000;

export type SendRequestOptions = {
  readonly transport: Transport;
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly onConnection: (connection: ConnectionStatus) => void;
};

/**
 * Sends until the back end takes the message. The same request, with the same ids, each time: it is answered once. Without
 * a network it waits for one. `undefined` when `signal` aborted; throws a `ParleyError` when it is given up.
 */
export const sendRequest = async (
  request: ChatRequest,
  { transport, environment, signal, onConnection }: SendRequestOptions,
): Promise<ReplyStream | undefined> => {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    await waitUntilOnline({ environment, signal });
    if (signal.aborted) return undefined;
    try {
      const stream = await sendOnce(request, { transport, environment, signal });
      if (stream === undefined) return undefined;
      onConnection('online');
      return stream;
    } catch (error) {
      const failure = toFailure(error);
      if (!environment.isOnline()) {
        attempt = -1;
        continue;
      }
      const { isRetryable, retryAfterMs = 0 } = failure;
      if (!isRetryable || attempt >= maxRetries || retryAfterMs > longestRetryAfterMs) {
        onConnection('online');
        throw failure;
      }
      onConnection('reconnecting');
      await waitFor(computeBackoff({ attempt, random: environment.random, retryAfterMs }), { environment, signal });
    }
  }
  return undefined;
};
