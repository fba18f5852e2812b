import type { Handoff } from '@parley/protocol';
import { HttpRefusal } from '../http/error-response.ts';
import { findOwnedConversation } from '../http/find-owned.ts';
import { describeFailure, type Log } from '../log.ts';
import type { HandoffEvent } from '../relay-config.ts';
import type { Sites } from '../sites.ts';

/** Before these a visitor may ask (again); in any other state the question has been heard. */
const canRequest = (handoff: Handoff | null): boolean =>
  handoff === null || ['offered', 'returned', 'closed'].includes(handoff.status);

/** `POST /v1/conversations/:id/handoff`: asks for a person. Asking twice is heard once. */
export const createHandoffRoute =
  ({
    sites,
    onHandoff,
    log,
  }: {
    readonly sites: Sites;
    readonly onHandoff: ((event: HandoffEvent) => void | Promise<void>) | undefined;
    readonly log: Log;
  }) =>
  async (request: Request, conversationId: string): Promise<Response> => {
    const { site, conversation } = await findOwnedConversation(request, sites, conversationId);
    if (!site.info.canHandOff)
      throw new HttpRefusal('conflict', { message: 'There is nobody to pass this conversation to.' });
    if (!canRequest(conversation.handoff)) return Response.json(conversation.handoff);
    const handoff: Handoff = { status: 'requested' };
    await site.store.setHandoff(conversationId, handoff);
    log({ level: 'info', event: 'handoff-requested', site: site.key, conversationId });
    try {
      await onHandoff?.({ site: site.key, conversationId, handoff });
    } catch (error) {
      // The request itself is stored; a listener that fails must not make the visitor ask again.
      log({
        level: 'error',
        event: 'handoff-listener-failed',
        site: site.key,
        conversationId,
        detail: describeFailure(error),
      });
    }
    return Response.json(handoff);
  };
