import { ParleyError, type ReceivedChunk, readReplyMetadata } from '@parley/protocol';
import { computeBackoff } from '../backoff.ts';
import { leftReason } from '../conversation-context.ts';
import { isTerminal } from '../is-terminal.ts';
import type { ReplyStream, ResumeRequest, Transport, TransportContext } from '../ports/transport.ts';
import { unlessAborted, untilAborted } from '../until-aborted.ts';
import { waitFor, waitUntilOnline } from '../wait.ts';

/** Reconnections that may bring nothing new before a reply is given up. */
const maxFailures = 5;
/** A connection that was silent for this long may be dead without having said so: it is replaced when the page wakes. */
const quietAtWakeMs = 2_000;
/** And without a wake after this long. A relay sends `data-parley-heartbeat` more often. */
const quietMs = 30_000;

/** The longest that a reply without a name is waited for, to stop it. */
const longestNamingMs = 5_000;

/** A back end whose replies go on while nobody listens, and can be opened again after a cursor. */
export type ResumableBackEnd = Transport & Required<Pick<Transport, 'resume'>>;

/**
 * Makes the streams of a back end outlive their connections: each chunk comes once, across lost networks, sleep, and pages
 * that were frozen. Chunks with cursors that were seen are skipped; a back end without cursors begins again, and what it
 * repeats is skipped by count. When nothing new comes for five attempts the stream ends, and the reply is truncated.
 */
export const resumableTransport = (backEnd: ResumableBackEnd): Transport => {
  /** A reply that was stopped before it had a name; the next message must find it ended. */
  let stopping: Promise<unknown> = Promise.resolve();
  return {
    ...backEnd,
    send: async (request, context) => {
      await stopping;
      const { conversationId } = request;
      const { signal, environment } = context;
      const sending = new AbortController();
      const giveUp = () => sending.abort(signal.reason);
      const sent = backEnd.send(request, { ...context, signal: sending.signal });
      const stream = await unlessAborted(sent, signal);
      if (stream === undefined) {
        stopping = stopUnnamed(sent);
        return sent;
      }
      signal.addEventListener('abort', giveUp, { once: true });
      return { ...stream, batches: readDurably(backEnd, context, { conversationId, stream }) };

      /** The back end that has the request produces the reply whether or not anyone reads it. */
      async function stopUnnamed(reply: Promise<ReplyStream>) {
        if (signal.reason === leftReason) return giveUp();
        const cancel = environment.schedule(giveUp, longestNamingMs);
        // A failure means that it never reached the back end, or that nobody reads there and it will end by itself.
        const { replyId } = (await unlessAborted(reply, sending.signal).catch(() => undefined)) ?? {};
        const stopped = replyId === undefined ? undefined : backEnd.stop?.({ conversationId, replyId });
        await unlessAborted(Promise.resolve(stopped), sending.signal).catch(() => undefined);
        cancel();
        giveUp();
      }
    },
    resume: async (request, context) => ({
      replyId: request.replyId,
      batches: readDurably(backEnd, context, request),
    }),
  };
};

type Reading = Partial<ResumeRequest> & { readonly conversationId: string; readonly stream?: ReplyStream };

async function* readDurably(
  backEnd: ResumableBackEnd,
  context: TransportContext,
  { conversationId, stream: opened, replyId: known, cursor: seenCursor }: Reading,
): AsyncGenerator<readonly ReceivedChunk[]> {
  const { environment, signal, onConnection } = context;
  const seen = new Set<string>();
  /** A name to resume by may come with the first chunk only. */
  let replyId = known ?? opened?.replyId;
  let stream: ReplyStream | null | undefined = opened;
  let cursor = seenCursor;
  let receivedCount = 0;
  let toSkip = 0;
  let failures = 0;
  let hasEnded = false;
  let connection = new AbortController();
  let lastArrivalMs = environment.now();

  const isFresh = ({ chunk, cursor: next }: ReceivedChunk) => {
    if (next !== undefined) {
      if (seen.has(next)) return false;
      seen.add(next);
      cursor = next;
    } else if (toSkip > 0) {
      toSkip -= 1;
      return false;
    }
    receivedCount += 1;
    // Nearly all chunks are of this one type.
    if (chunk.type === 'text-delta') return true;
    hasEnded ||= isTerminal(chunk);
    if (chunk.type === 'start') replyId = readReplyMetadata(chunk.messageMetadata)?.replyId ?? replyId;
    return true;
  };

  const replaceIfQuiet = (limitMs: number) => {
    const isQuiet = environment.now() - lastArrivalMs >= limitMs;
    if (isQuiet && replyId !== undefined && environment.isOnline()) connection.abort();
  };
  let cancelWatch = () => {};
  const watch = () => {
    cancelWatch = environment.schedule(() => {
      replaceIfQuiet(quietMs);
      watch();
    }, quietMs);
  };
  /** Something changed outside: what failed before may go well now. */
  const lookAgain = (limitMs: number) => {
    failures = 0;
    replaceIfQuiet(limitMs);
  };
  const end = () => connection.abort();
  signal.addEventListener('abort', end, { once: true });
  const unsubscribes = [
    environment.onWake(() => lookAgain(quietAtWakeMs)),
    // A connection does not survive the loss of the network it was made in.
    environment.onConnectionChange((isOnline) => isOnline && lookAgain(0)),
    () => signal.removeEventListener('abort', end),
    () => cancelWatch(),
  ];
  watch();

  try {
    while (!signal.aborted) {
      connection = new AbortController();
      let hasProgress = false;
      let isOpen = false;
      let failure: unknown;
      try {
        if (stream === undefined && replyId !== undefined) {
          const request = { conversationId, replyId, ...(cursor !== undefined && { cursor }) };
          const attempt = { ...context, signal: connection.signal };
          stream = await unlessAborted(backEnd.resume(request, attempt), connection.signal);
        }
        if (stream === null) return;
        if (stream !== undefined) {
          isOpen = true;
          onConnection('online');
          toSkip = cursor === undefined ? receivedCount : 0;
          lastArrivalMs = environment.now();
          for await (const batch of untilAborted(stream.batches, connection.signal)) {
            lastArrivalMs = environment.now();
            const fresh = batch.filter(isFresh);
            if (fresh.length === 0) continue;
            hasProgress = true;
            yield fresh;
            if (hasEnded) return;
          }
        }
      } catch (error) {
        failure = error;
      }
      stream = undefined;
      if (signal.aborted) return;
      // A back end that answers but has nothing to say is slow, not lost.
      const wasReplaced = isOpen && connection.signal.aborted;
      if (hasProgress) failures = 0;
      else if (!wasReplaced) failures += 1;
      const isFinal = ParleyError.isInstance(failure) && !failure.isRetryable;
      if (isFinal || replyId === undefined || failures >= maxFailures) {
        if (failure !== undefined) throw failure;
        return;
      }
      if (connection.signal.aborted) continue;
      connection = new AbortController();
      const waiting = { environment, signal: connection.signal };
      const isOnline = environment.isOnline();
      onConnection(isOnline ? 'reconnecting' : 'offline');
      if (isOnline) await waitFor(computeBackoff({ attempt: failures, random: environment.random }), waiting);
      else await waitUntilOnline(waiting);
    }
  } finally {
    connection.abort();
    for (const unsubscribe of unsubscribes) unsubscribe();
  }
}
