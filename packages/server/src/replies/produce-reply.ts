import { type Chunk, createReplyBuilder, type ReplyMetadata } from '@parley/protocol';
import type { Clock } from '../clock.ts';
import { codeOfFailure, safeSentences } from '../http/error-response.ts';
import { describeFailure, type Log } from '../log.ts';
import type { StoredReply } from '../stores/store.ts';
import type { ActiveReply, EndReason } from './active-reply.ts';
import { createChunkWriter } from './chunk-writer.ts';
import { readUntilAborted } from './read-until-aborted.ts';
import type { ReplyAddress } from './reply-address.ts';

/** Gives the chunks of a reply, all but `start`. Ends with `finish`, or throws. */
export type ProduceChunks = (signal: AbortSignal) => AsyncIterable<Chunk>;

const createStart = ({ replyId, conversationId, userMessageId, messageId }: StoredReply): Chunk => {
  const messageMetadata: ReplyMetadata = { replyId, conversationId, userMessageId };
  return { type: 'start', messageId, messageMetadata };
};

const lastChunkOf: Readonly<Record<EndReason, Chunk>> = {
  stopped: { type: 'abort', reason: 'stopped' },
  deleted: { type: 'abort', reason: 'deleted' },
  abandoned: { type: 'abort', reason: 'abandoned' },
  shutdown: { type: 'finish', finishReason: 'error', messageMetadata: { outcome: 'truncated' } },
};

/** Produces one reply to its end, whoever listens: every chunk into the log, then the finished message. Never rejects. */
export const produceReply = async ({
  address: { site, store, reply },
  produce,
  active,
  clock,
  batchMs,
  log,
}: {
  readonly address: ReplyAddress;
  readonly produce: ProduceChunks;
  readonly active: ActiveReply;
  readonly clock: Clock;
  readonly batchMs: number;
  readonly log: Log;
}): Promise<void> => {
  const report = { site, conversationId: reply.conversationId, replyId: reply.replyId };
  const builder = createReplyBuilder();
  const writer = createChunkWriter({
    append: (chunks) => store.appendChunks(reply.replyId, chunks),
    onWritten: active.notify,
    clock,
    lastCursor: reply.lastCursor,
    batchMs,
  });
  const write = (chunk: Chunk) => {
    builder.apply(chunk);
    writer.write(chunk);
  };

  try {
    try {
      if (reply.lastCursor === 0) write(createStart(reply));
      for await (const chunk of readUntilAborted(produce(active.signal), active.signal)) write(chunk);
      const reason = active.getEndReason();
      if (reason !== undefined) write(lastChunkOf[reason]);
    } catch (error) {
      const reason = active.getEndReason();
      const code = codeOfFailure(error);
      if (reason === undefined)
        log({ level: 'error', event: 'reply-failed', ...report, code, detail: describeFailure(error) });
      write(reason === undefined ? { type: 'error', errorText: safeSentences[code], code } : lastChunkOf[reason]);
    }
    await writer.end();
  } catch (error) {
    active.markStorageFailed();
    log({ level: 'error', event: 'reply-not-logged', ...report, detail: describeFailure(error) });
  }

  try {
    builder.end();
    const { parts, status } = builder.snapshot();
    const { outcome, errorCode } =
      status.type === 'done' ? status : { outcome: 'truncated' as const, errorCode: undefined };
    await store.finishReply(reply.replyId, {
      parts,
      outcome,
      ...(errorCode && { errorCode }),
      nowMs: clock.now(),
    });
    log({ level: 'info', event: 'reply-finished', ...report, detail: outcome });
  } catch (error) {
    active.markStorageFailed();
    log({ level: 'error', event: 'reply-not-stored', ...report, detail: describeFailure(error) });
  }
};
