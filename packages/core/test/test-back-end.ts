import type { Chunk, ConversationRecord, ReceivedChunk } from '@parley/protocol';
import type { ReplyStream, ResumeRequest, SendRequest } from '../src/ports/transport.ts';
import { type ResumableBackEnd, resumableTransport } from '../src/transports/resumable-transport.ts';

type Connection = { readonly wake: () => void; failure: unknown };

/** A reply that the test writes, and breaks. */
export type TestReply = {
  readonly replyId: string;
  readonly push: (...chunks: readonly Chunk[]) => void;
  /** Writes words, without an end. */
  readonly say: (text: string) => void;
  readonly finish: () => void;
  /** Ends every connection to this reply without a word, or with a failure. */
  readonly drop: (failure?: unknown) => void;
};

/** A back end with durable replies, as the relay has them: a message that is sent twice is answered once. */
export const createTestBackEnd = ({ withCursors = true }: { readonly withCursors?: boolean } = {}) => {
  const requests: SendRequest[] = [];
  const resumes: ResumeRequest[] = [];
  const stops: string[] = [];
  const erased: string[] = [];
  const replies: TestReply[] = [];
  const byRequest = new Map<string, ReplyStream>();
  const opened = new Map<string, (cursor: string | undefined) => ReplyStream>();
  const records = new Map<string, ConversationRecord>();
  const failures: unknown[] = [];
  const resumeFailures: unknown[] = [];

  const createReply = (request: SendRequest) => {
    const replyId = `reply-${replies.length + 1}`;
    const log: ReceivedChunk[] = [];
    const connections = new Set<Connection>();
    const wakeAll = () => {
      for (const { wake } of [...connections]) wake();
    };
    const push = (...chunks: readonly Chunk[]) => {
      for (const chunk of chunks) log.push(withCursors ? { chunk, cursor: String(log.length + 1) } : { chunk });
      wakeAll();
    };
    async function* read(from: number) {
      let position = from;
      let arrive = () => {};
      const connection: Connection = { wake: () => arrive(), failure: undefined };
      connections.add(connection);
      while (true) {
        if (position < log.length) {
          const batch = log.slice(position);
          position = log.length;
          yield batch;
          continue;
        }
        if (!connections.has(connection)) {
          if (connection.failure !== undefined) throw connection.failure;
          return;
        }
        await new Promise<void>((resolve) => {
          arrive = resolve;
        });
      }
    }
    replies.push({
      replyId,
      push,
      say: (text) => push({ type: 'text-delta', id: '0', delta: text }),
      finish: () => push({ type: 'text-end', id: '0' }, { type: 'finish', finishReason: 'stop' }),
      drop: (failure) => {
        for (const connection of [...connections]) {
          connection.failure = failure;
          connections.delete(connection);
          connection.wake();
        }
      },
    });
    push({
      type: 'start',
      messageId: request.replyMessageId,
      messageMetadata: { replyId, conversationId: request.conversationId, userMessageId: request.message.id },
    });
    opened.set(replyId, (cursor) => ({ replyId, batches: read(Number(cursor ?? 0)) }));
    return { replyId, batches: read(0) };
  };

  const backEnd: ResumableBackEnd = {
    send: async (request) => {
      requests.push(request);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      const key = `${request.trigger} ${request.message.id} ${request.trigger === 'regenerate-message' ? request.replyMessageId : ''}`;
      const known = byRequest.get(key);
      if (known?.replyId !== undefined) return opened.get(known.replyId)?.(undefined) ?? known;
      const stream = createReply(request);
      byRequest.set(key, stream);
      return stream;
    },
    resume: async (request) => {
      resumes.push(request);
      const failure = resumeFailures.shift();
      if (failure !== undefined) throw failure;
      return opened.get(request.replyId)?.(request.cursor) ?? null;
    },
    stop: async ({ replyId }) => void stops.push(replyId),
    load: async (conversationId) => records.get(conversationId) ?? null,
    requestPerson: async () => ({ status: 'requested' }),
    erase: async (conversationId) => void erased.push(conversationId),
  };

  return {
    backEnd,
    transport: resumableTransport(backEnd),
    requests,
    resumes,
    stops,
    erased,
    replies,
    records,
    failures,
    resumeFailures,
  };
};
