import { HttpRefusal } from '../http/error-response.ts';
import { createReplyResponse } from '../http/event-stream.ts';
import { findOwnedConversation, findOwnedReply } from '../http/find-owned.ts';
import type { ReplyDesk } from '../replies/reply-desk.ts';
import type { Sites } from '../sites.ts';

/** The cursor after which a client wants to go on; from the beginning when it has none. */
const readCursor = (request: Request): number => {
  const text = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('cursor') ?? '0';
  if (!/^\d{1,12}$/.test(text)) throw new HttpRefusal('bad-request', { message: 'The cursor is not valid.' });
  return Number(text);
};

/** `GET /v1/replies/:id`: a reply's log from a cursor on. */
export const createReplyRoute =
  ({ sites, desk }: { readonly sites: Sites; readonly desk: ReplyDesk }) =>
  async (request: Request, replyId: string): Promise<Response> => {
    const after = readCursor(request);
    const { site, reply } = await findOwnedReply(request, sites, replyId);
    return createReplyResponse({
      replyId,
      tail: (signal) => desk.tail({ site: site.key, store: site.store, reply }, { after, signal }),
    });
  };

/** `GET /v1/chat/:id/stream`: where the AI SDK's `useChat` resumes. 204 when nothing is under way. */
export const createResumeRoute =
  ({ sites, desk }: { readonly sites: Sites; readonly desk: ReplyDesk }) =>
  async (request: Request, conversationId: string): Promise<Response> => {
    const { site, conversation } = await findOwnedConversation(request, sites, conversationId).catch(
      (error: unknown) => {
        // `useChat` asks before it has said anything.
        if (error instanceof HttpRefusal && error.code === 'not-found') return { site: null, conversation: null };
        throw error;
      },
    );
    const reply = conversation?.activeReply ? await site?.store.getReply(conversation.activeReply.replyId) : null;
    if (!site || !reply) return new Response(null, { status: 204 });
    return createReplyResponse({
      replyId: reply.replyId,
      tail: (signal) => desk.tail({ site: site.key, store: site.store, reply }, { after: 0, signal }),
    });
  };
