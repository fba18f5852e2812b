import { findOwnedReply } from '../http/find-owned.ts';
import type { ReplyDesk } from '../replies/reply-desk.ts';
import type { Sites } from '../sites.ts';

/** `POST /v1/replies/:id/stop`: ends a reply and keeps its text. Answers when that is stored; stopping twice is no mistake. */
export const createStopReplyRoute =
  ({ sites, desk }: { readonly sites: Sites; readonly desk: ReplyDesk }) =>
  async (request: Request, replyId: string): Promise<Response> => {
    const { site, reply } = await findOwnedReply(request, sites, replyId);
    await desk.end(site.key, reply.replyId, 'stopped');
    return new Response(null, { status: 204 });
  };
