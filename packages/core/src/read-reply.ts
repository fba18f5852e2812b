import { type Chunk, ParleyError, type ReceivedChunk } from '@parley/protocol';
import { computeBackoff } from './backoff.ts';
import type { ConnectionStatus } from './conversation-state.ts';
import type { Environment } from './ports/environment.ts';
import type { ReplyStream } from './ports/transport.ts';
import { unlessAborted, untilAborted } from './until-aborted.ts';
import { waitFor, waitUntilOnline } from './wait.ts';

/** Reconnections that may bring nothing new before a reply is given up. */
const maxFailures = 5;
/** A connection that was silent for this long may be dead without having said so: it is replaced when the page wakes. */
const quietAtWakeMs = 2_000;
/** And without a wake after this long. */
const quietMs = 30_000;

/** A sign of life of the relay; that it arrived is all it says. */
const heartbeat = 'data-parley-heartbeat';

export type ReadReplyOptions = {
  readonly environment: Environment;
  /** Ends the reading, without an error. */
  readonly signal: AbortSignal;
  /** The stream that is already open; without it, reading begins by resuming. */
  readonly stream?: ReplyStream;
  /** Whether the reply can be opened again; a name to resume it by may come with its first chunk. */
  readonly canResume: () => boolean;
  /** Opens the reply after a cursor, or from its beginning. */
  readonly resume: (cursor: string | undefined, signal: AbortSignal) => Promise<ReplyStream | null>;
  readonly onConnection: (connection: ConnectionStatus) => void;
};

/**
 * The chunks of one reply, each once, across any number of lost connections. It ends after the terminal chunk; when it
 * ends without one, the reply is truncated.
 */
export async function* readReply(options: ReadReplyOptions): AsyncGenerator<readonly ReceivedChunk[]> {
  const { environment, signal, canResume, resume, onConnection } = options;
  const seen = new Set<string>();
  let cursor: string | undefined;
  let receivedCount = 0;
  let toSkip = 0;
  let failures = 0;
  let stream: ReplyStream | null | undefined = options.stream;
  let connection = new AbortController();
  let lastArrivalMs = environment.now();

  const isFresh = (received: ReceivedChunk) => {
    if (received.chunk.type === heartbeat) return false;
    if (received.cursor !== undefined) {
      if (seen.has(received.cursor)) return false;
      seen.add(received.cursor);
      cursor = received.cursor;
    } else if (toSkip > 0) {
      toSkip -= 1;
      return false;
    }
    receivedCount += 1;
    return true;
  };

  const replaceIfQuiet = (limitMs: number) => {
    if (canResume() && environment.isOnline() && environment.now() - lastArrivalMs >= limitMs) connection.abort();
  };
  let cancelWatch = () => {};
  const watch = () => {
    cancelWatch = environment.schedule(() => {
      replaceIfQuiet(quietMs);
      watch();
    }, quietMs);
  };
  const end = () => connection.abort();
  const unsubscribes = [
    environment.onWake(() => {
      failures = 0;
      replaceIfQuiet(quietAtWakeMs);
    }),
    environment.onConnectionChange((isOnline) => {
      if (!isOnline) return;
      // A connection does not survive the loss of the network it was made in.
      failures = 0;
      replaceIfQuiet(0);
    }),
    () => signal.removeEventListener('abort', end),
    () => cancelWatch(),
  ];
  signal.addEventListener('abort', end, { once: true });
  watch();

  try {
    while (!signal.aborted) {
      connection = new AbortController();
      let hasProgress = false;
      let isOpen = false;
      try {
        stream ??= await unlessAborted(resume(cursor, connection.signal), connection.signal);
        if (stream === null) return;
        if (stream !== undefined) {
          isOpen = true;
          onConnection('online');
          // A back end without cursors begins again; what it repeats is skipped by count.
          toSkip = cursor === undefined ? receivedCount : 0;
          lastArrivalMs = environment.now();
          for await (const batch of untilAborted(stream.batches, connection.signal)) {
            lastArrivalMs = environment.now();
            const fresh = batch.filter(isFresh);
            if (fresh.length === 0) continue;
            hasProgress = true;
            yield fresh;
            if (fresh.some(({ chunk }) => isTerminal(chunk))) return;
          }
        }
      } catch (error) {
        if (ParleyError.isInstance(error) && !error.isRetryable) return;
      }
      stream = undefined;
      if (signal.aborted || !canResume()) return;
      // A back end that answers but has nothing to say is slow, not lost.
      const wasReplaced = isOpen && connection.signal.aborted;
      if (hasProgress) failures = 0;
      else if (!wasReplaced) failures += 1;
      if (failures >= maxFailures) return;
      if (connection.signal.aborted) continue;
      connection = new AbortController();
      if (environment.isOnline()) {
        onConnection('reconnecting');
        await waitFor(computeBackoff({ attempt: failures, random: environment.random }), {
          environment,
          signal: connection.signal,
        });
      } else {
        onConnection('offline');
        await waitUntilOnline({ environment, signal: connection.signal });
      }
    }
  } finally {
    connection.abort();
    for (const unsubscribe of unsubscribes) unsubscribe();
  }
}

const isTerminal = ({ type }: Chunk): boolean => type === 'finish' || type === 'abort' || type === 'error';
