import { headers } from '@parley/protocol';
import type { Clock } from '../clock.ts';
import { createId } from '../create-id.ts';
import type { ClientAddress } from '../http/client-address.ts';
import { HttpRefusal } from '../http/error-response.ts';
import { createReplyResponse } from '../http/event-stream.ts';
import { checkOrigin } from '../http/origin.ts';
import type { RateLimiter } from '../http/rate-limiter.ts';
import { readJson } from '../http/read-json.ts';
import { hashVisitor, isSecretEnough } from '../http/visitor.ts';
import type { ReplyDesk } from '../replies/reply-desk.ts';
import type { Sites } from '../sites.ts';
import { checkInput } from '../turn/check-input.ts';
import type { RunTurn } from '../turn/run-turn.ts';
import { chatBodySchema, readChatTurn } from './chat-body.ts';

export type ChatRouteOptions = {
  readonly sites: Sites;
  readonly desk: ReplyDesk;
  readonly clock: Clock;
  readonly runTurn: RunTurn;
  readonly visitorLimiter: RateLimiter;
  readonly addressLimiter: RateLimiter;
  readonly bodyBytes: number;
  readonly textLength: number;
  readonly activeReplies: number;
};

/** `POST /v1/chat`: one message in, one reply out. The reply is produced to its end whether or not this response is read. */
export const createChatRoute =
  ({
    sites,
    desk,
    clock,
    runTurn,
    visitorLimiter,
    addressLimiter,
    bodyBytes,
    textLength,
    activeReplies,
  }: ChatRouteOptions) =>
  async (request: Request, address: ClientAddress): Promise<Response> => {
    if (address !== undefined) addressLimiter.take(address);
    const turn = readChatTurn(await readJson(request, chatBodySchema, { maxBytes: bodyBytes }));
    const { conversationId, message } = turn;
    const site = turn.site === undefined ? sites.ofRequest(request) : sites.find(turn.site);
    checkOrigin(request, site);
    if (message.text.trim() === '') throw new HttpRefusal('bad-request', { message: 'The message has no text.' });
    if (message.text.length > textLength) throw new HttpRefusal('too-large', { message: 'The message is too long.' });
    if (request.headers.get(headers.visitor) === null && !isSecretEnough(conversationId)) {
      throw new HttpRefusal('bad-request', {
        message: `Without the header ${headers.visitor} the id of the conversation must have at least 16 characters.`,
      });
    }
    const visitorHash = hashVisitor(request, { site: site.key, conversationId });
    visitorLimiter.take(visitorHash);
    if (desk.count() >= activeReplies) throw new HttpRefusal('rate-limited', { status: 503, retryAfterMs: 2_000 });

    const input = await checkInput(message.text, {
      guards: site.inputGuards,
      language: turn.language,
      signal: request.signal,
    });
    const result = await site.store.beginTurn({
      conversationId,
      visitorHash,
      trigger: turn.trigger,
      userMessage: { id: message.id, parts: input, parentId: message.parentId },
      replyId: createId('reply'),
      replyMessageId: turn.replyMessageId,
      language: turn.language ?? null,
      nowMs: clock.now(),
    });
    if (result.type === 'foreign')
      throw new HttpRefusal('not-found', { message: 'There is no conversation of this id.' });
    if (result.type === 'conflict') throw new HttpRefusal('conflict');
    const { reply } = result;
    const place = { site: site.key, store: site.store, reply };
    if (result.type === 'begun') desk.start(place, (signal) => runTurn({ site, reply, signal }));
    return createReplyResponse({
      replyId: reply.replyId,
      tail: (signal) => desk.tail(place, { after: 0, signal }),
    });
  };
