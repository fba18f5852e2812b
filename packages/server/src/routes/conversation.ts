import type { ConversationRecord } from '@parley/protocol';
import { findOwnedConversation } from '../http/find-owned.ts';
import type { ReplyDesk } from '../replies/reply-desk.ts';
import type { Sites } from '../sites.ts';

/** `GET /v1/conversations/:id`: everything said, as a `ConversationRecord`. */
export const createConversationRoute =
  ({ sites }: { readonly sites: Sites }) =>
  async (request: Request, conversationId: string): Promise<Response> => {
    const { conversation } = await findOwnedConversation(request, sites, conversationId);
    const { id, messages, headId, handoff, activeReply } = conversation;
    const record: ConversationRecord = {
      version: 1,
      id,
      messages,
      headId,
      ...(handoff && { handoff }),
      ...(activeReply && { activeReply }),
    };
    return Response.json(record, { headers: { 'cache-control': 'no-store' } });
  };

/** `DELETE /v1/conversations/:id`: erases messages, replies and their logs. */
export const createDeleteConversationRoute =
  ({ sites, desk }: { readonly sites: Sites; readonly desk: ReplyDesk }) =>
  async (request: Request, conversationId: string): Promise<Response> => {
    const { site } = await findOwnedConversation(request, sites, conversationId);
    // What is being produced ends first, so that nothing is written after the erasure.
    for (;;) {
      const active = (await site.store.getConversation(conversationId))?.activeReply;
      if (!active || !(await desk.end(site.key, active.replyId, 'deleted'))) break;
    }
    await site.store.deleteConversation(conversationId);
    return new Response(null, { status: 204 });
  };
