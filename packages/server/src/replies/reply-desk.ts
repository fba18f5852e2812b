import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type ActiveReply, createActiveReply, type EndReason } from './active-reply.ts';
import { type ProduceChunks, produceReply } from './produce-reply.ts';
import type { ReplyAddress } from './reply-address.ts';
import type { TailBatch } from './tail-batch.ts';
import { tailReply } from './tail-reply.ts';

export type ReplyDeskOptions = {
  readonly clock: Clock;
  readonly log: Log;
  /** A reply that nobody reads for this long is ended. */
  readonly abandonAfterMs: number;
  /** Readers of a quiet reply get a sign of life this often. */
  readonly heartbeatMs: number;
  readonly batchMs: number;
};

/** All replies that this process produces. Production does not depend on readers; readers come and go by cursor. */
export type ReplyDesk = {
  readonly start: (address: ReplyAddress, produce: ProduceChunks) => void;
  readonly tail: (
    address: ReplyAddress,
    options: { readonly after: number; readonly signal: AbortSignal },
  ) => AsyncGenerator<TailBatch, void, undefined>;
  /** Ends a reply and waits until what it said is stored. False when it is not being produced here. */
  readonly end: (site: string, replyId: string, reason: EndReason) => Promise<boolean>;
  readonly count: () => number;
  /** Waits until every reply has ended by itself, at most until the signal aborts. */
  readonly drain: (signal: AbortSignal) => Promise<void>;
  /** Ends every reply and waits until all is stored. */
  readonly close: () => Promise<void>;
};

export const createReplyDesk = (options: ReplyDeskOptions): ReplyDesk => {
  const { clock, log, abandonAfterMs, heartbeatMs, batchMs } = options;
  const actives = new Map<string, ActiveReply>();
  const keyOf = (site: string, replyId: string) => `${site} ${replyId}`;

  return {
    start: (address, produce) => {
      const { site, reply } = address;
      const key = keyOf(site, reply.replyId);
      const active = createActiveReply({ clock, abandonAfterMs });
      actives.set(key, active);
      void produceReply({ address, produce, active, clock, batchMs, log }).finally(() => {
        actives.delete(key);
        active.markFinished();
      });
    },
    tail: (address, { after, signal }) =>
      tailReply({
        address,
        active: actives.get(keyOf(address.site, address.reply.replyId)),
        after,
        signal,
        clock,
        heartbeatMs,
      }),
    end: async (site, replyId, reason) => {
      const active = actives.get(keyOf(site, replyId));
      if (active === undefined) return false;
      active.end(reason);
      await active.finished;
      return true;
    },
    count: () => actives.size,
    drain: async (signal) => {
      const cut = new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve());
      });
      while (actives.size > 0 && !signal.aborted) {
        await Promise.race([Promise.all([...actives.values()].map(({ finished }) => finished)), cut]);
      }
    },
    close: async () => {
      const all = [...actives.values()];
      for (const active of all) active.end('shutdown');
      await Promise.all(all.map(({ finished }) => finished));
    },
  };
};
