import type { ApiKeys } from '../http/api-keys.ts';
import { checkOrigin } from '../http/origin.ts';
import type { Sites } from '../sites.ts';

/** `GET /v1/models`: the sites that a key opens, each as a model of its name. */
export const createModelsRoute =
  ({ sites, apiKeys }: { readonly sites: Sites; readonly apiKeys: ApiKeys }) =>
  async (request: Request): Promise<Response> => {
    const isOpen = apiKeys.authorize(request);
    const open = sites.list.filter(({ key }) => isOpen(key));
    for (const site of open.slice(0, 1)) checkOrigin(request, site);
    return Response.json(
      {
        object: 'list',
        data: open.map(({ key, info }) => ({ id: key, object: 'model', created: 0, owned_by: info.name })),
      },
      { headers: { 'cache-control': 'no-store' } },
    );
  };
