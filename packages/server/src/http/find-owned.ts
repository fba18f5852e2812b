import type { Site } from '../site.ts';
import type { Sites } from '../sites.ts';
import type { StoredConversation, StoredReply } from '../stores/store.ts';
import { HttpRefusal } from './error-response.ts';
import { checkOrigin } from './origin.ts';
import { hashVisitor } from './visitor.ts';

const isOwner = (
  request: Request,
  site: Site,
  { conversationId, visitorHash }: { readonly conversationId: string; readonly visitorHash: string },
): boolean => hashVisitor(request, { site: site.key, conversationId }) === visitorHash;

/** The reply of this id, when it is the visitor's own. A foreign one is refused exactly like one that does not exist. */
export const findOwnedReply = async (
  request: Request,
  sites: Sites,
  replyId: string,
): Promise<{ readonly site: Site; readonly reply: StoredReply }> => {
  for (const site of sites.candidates(request)) {
    const reply = await site.store.getReply(replyId);
    if (reply !== null && isOwner(request, site, reply)) {
      checkOrigin(request, site);
      return { site, reply };
    }
  }
  throw new HttpRefusal('not-found', { message: 'There is no reply of this id.' });
};

/** The conversation of this id, when it is the visitor's own. A foreign one is refused exactly like one that does not exist. */
export const findOwnedConversation = async (
  request: Request,
  sites: Sites,
  conversationId: string,
): Promise<{ readonly site: Site; readonly conversation: StoredConversation }> => {
  for (const site of sites.candidates(request)) {
    const conversation = await site.store.getConversation(conversationId);
    if (conversation !== null && isOwner(request, site, { conversationId, visitorHash: conversation.visitorHash })) {
      checkOrigin(request, site);
      return { site, conversation };
    }
  }
  throw new HttpRefusal('not-found', { message: 'There is no conversation of this id.' });
};
