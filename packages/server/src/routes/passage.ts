import type { PassageRecord } from '@parley/protocol';
import { HttpRefusal } from '../http/error-response.ts';
import { checkOrigin } from '../http/origin.ts';
import type { Sites } from '../sites.ts';

/** `GET /v1/passages/:id`: one passage of the site's own tenant, as a citation opens it. */
export const createPassageRoute =
  ({ sites }: { readonly sites: Sites }) =>
  async (request: Request, passageId: string): Promise<Response> => {
    const site = sites.ofRequest(request);
    checkOrigin(request, site);
    const passage = await site.retriever.getPassage(passageId, { tenant: site.tenant, signal: request.signal });
    if (passage === undefined) throw new HttpRefusal('not-found', { message: 'There is no passage of this id.' });
    const { id, documentId, title, text, locator, url } = passage;
    const record: PassageRecord = { id, documentId, title, text, locator, ...(url !== undefined && { url }) };
    return Response.json(record, { headers: { 'cache-control': 'private, max-age=60' } });
  };
