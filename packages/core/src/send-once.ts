import type { ChatRequest } from '@parley/protocol';
import { leftReason } from './conversation-context.ts';
import type { Environment } from './ports/environment.ts';
import type { ReplyStream, Transport } from './ports/transport.ts';
import { unlessAborted } from './until-aborted.ts';

/** The visitor waits no longer for the back end to name a reply that was stopped before it had a name. */
const longestNamingMs = 5_000;

export type SendOnceOptions = {
  readonly transport: Transport;
  readonly environment: Environment;
  readonly signal: AbortSignal;
};

/**
 * Sends a request. `undefined` when `signal` aborted.
 *
 * A back end that has the request produces the reply whether or not anyone reads it. So a stop that comes before the reply
 * has a name waits for the name, and stops it then.
 */
export const sendOnce = async (
  request: ChatRequest,
  { transport, environment, signal }: SendOnceOptions,
): Promise<ReplyStream | undefined> => {
  const sending = new AbortController();
  const giveUp = () => sending.abort(signal.reason);
  const sent = transport.send(request, { signal: sending.signal });
  const stream = await unlessAborted(sent, signal);
  if (stream !== undefined) {
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    return stream;
  }
  if (signal.reason === leftReason || transport.stop === undefined) {
    giveUp();
    sent.catch(() => {});
    return undefined;
  }
  const cancel = environment.schedule(giveUp, longestNamingMs);
  try {
    const named = await unlessAborted(sent, sending.signal);
    if (named?.replyId !== undefined) {
      const { conversationId } = request;
      await unlessAborted(transport.stop({ conversationId, replyId: named.replyId }), sending.signal);
    }
  } catch {
    // It never reached the back end, so there is nothing to stop; or the back end cannot hear, and will end it unread.
  } finally {
    cancel();
    giveUp();
  }
  return undefined;
};
