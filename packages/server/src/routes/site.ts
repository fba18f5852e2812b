import { checkOrigin } from '../http/origin.ts';
import type { Sites } from '../sites.ts';

/** `GET /v1/site`: what a page may know of a site before anyone asks anything. */
export const createSiteRoute =
  ({ sites }: { readonly sites: Sites }) =>
  async (request: Request): Promise<Response> => {
    const site = sites.ofRequest(request);
    checkOrigin(request, site);
    return Response.json(site.info, { headers: { 'cache-control': 'no-cache' } });
  };
