import { type Chunk, createReplyBuilder } from '@parley/protocol';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Sites } from '../sites.ts';
import type { LoggedChunk, SiteStore, Store } from '../stores/store.ts';
import type { RunTurn } from '../turn/run-turn.ts';
import type { ReplyDesk } from './reply-desk.ts';

const mostAttempts = 2;

const readAllChunks = async (store: SiteStore, replyId: string): Promise<readonly LoggedChunk[]> => {
  const all: LoggedChunk[] = [];
  for (;;) {
    const page = await store.readChunks(replyId, { after: all.at(-1)?.cursor ?? 0, limit: 1_000 });
    if (page.length === 0) return all;
    all.push(...page);
  }
};

const isAnswer = ({ chunk }: LoggedChunk): boolean => chunk.type === 'text-delta' || chunk.type === 'reasoning-delta';

/**
 * Ends or begins anew the replies that an earlier process left unfinished.
 *
 * A reply of which the visitor may have seen words keeps them and is marked `truncated`; one that had not said anything is
 * produced again, once, so that a message which brings the process down cannot do so for ever.
 */
export const repairReplies = async ({
  store,
  sites,
  desk,
  runTurn,
  clock,
  log,
}: {
  readonly store: Store;
  readonly sites: Sites;
  readonly desk: ReplyDesk;
  readonly runTurn: RunTurn;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<void> => {
  for (const { site: key, replyId } of await store.listActiveReplies()) {
    const site = sites.list.find((candidate) => candidate.key === key);
    const siteStore = store.forSite(key);
    const reply = await siteStore.getReply(replyId);
    if (reply === null) continue;
    const chunks = await readAllChunks(siteStore, replyId);
    const report = { site: key, conversationId: reply.conversationId, replyId };

    if (site !== undefined && !chunks.some(isAnswer) && reply.attempts < mostAttempts) {
      await siteStore.countAttempt(replyId);
      desk.start({ site: key, store: siteStore, reply }, (signal) => runTurn({ site, reply, signal }));
      log({ level: 'warn', event: 'reply-restarted', ...report });
      continue;
    }
    const builder = createReplyBuilder();
    for (const { chunk } of chunks) builder.apply(chunk);
    const status = builder.snapshot().status;
    if (status.type !== 'done') {
      const end: Chunk = { type: 'finish', finishReason: 'error', messageMetadata: { outcome: 'truncated' } };
      await siteStore.appendChunks(replyId, [{ cursor: reply.lastCursor + 1, chunk: end }]);
      builder.apply(end);
    }
    const { parts, status: last } = builder.snapshot();
    await siteStore.finishReply(replyId, {
      parts,
      outcome: last.type === 'done' ? last.outcome : 'truncated',
      ...(last.type === 'done' && last.errorCode !== undefined && { errorCode: last.errorCode }),
      nowMs: clock.now(),
    });
    log({ level: 'warn', event: 'reply-truncated-by-restart', ...report });
  }
};
