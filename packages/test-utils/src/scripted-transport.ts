import type { ReplyStream, ResumeRequest, SendRequest, Transport } from '@parley/core';
import type { Chunk, ReceivedChunk } from '@parley/protocol';

/** What one answer of the back end does: give chunks one by one, or fail with an error thrown from the script. */
export type ReplyScript = (request: SendRequest) => AsyncIterable<Chunk> | Iterable<Chunk>;

export type ScriptedTransport = Transport &
  Required<Pick<Transport, 'resume'>> & {
    readonly requests: readonly SendRequest[];
    readonly resumes: readonly ResumeRequest[];
    readonly stops: readonly string[];
  };

/**
 * A back end whose answers are written by the test, one script for each request, the last again and again. Cursors are
 * the numbers of the chunks, and a reply is resumed from what it has given so far.
 */
export const createScriptedTransport = (scripts: readonly ReplyScript[]): ScriptedTransport => {
  const requests: SendRequest[] = [];
  const resumes: ResumeRequest[] = [];
  const stops: string[] = [];
  const logs = new Map<string, ReceivedChunk[]>();

  async function* run(script: ReplyScript, request: SendRequest, log: ReceivedChunk[], signal: AbortSignal) {
    for await (const chunk of script(request)) {
      signal.throwIfAborted();
      const received = { chunk, cursor: String(log.length) };
      log.push(received);
      yield [received];
    }
  }

  async function* replay(log: readonly ReceivedChunk[]) {
    if (log.length > 0) yield log;
  }

  return {
    requests,
    resumes,
    stops,
    send: async (request, { signal }): Promise<ReplyStream> => {
      const script = scripts[Math.min(requests.length, scripts.length - 1)] ?? (() => []);
      requests.push(request);
      const replyId = `reply-${requests.length}`;
      const log: ReceivedChunk[] = [];
      logs.set(replyId, log);
      return { replyId, batches: run(script, request, log, signal) };
    },
    resume: async (request) => {
      resumes.push(request);
      const log = logs.get(request.replyId);
      if (log === undefined) return null;
      const from = request.cursor === undefined ? 0 : Number(request.cursor) + 1;
      return { replyId: request.replyId, batches: replay(log.slice(from)) };
    },
    stop: async ({ replyId }) => {
      stops.push(replyId);
    },
  };
};
