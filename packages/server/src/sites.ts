import { HttpRefusal } from './http/error-response.ts';
import type { Site } from './site.ts';

/** All sites of a relay, by their public key. */
export type Sites = {
  readonly list: readonly Site[];
  /** The named site, or the first one when none is named. Throws a refusal when there is none of that name. */
  readonly find: (key: string | null | undefined) => Site;
  /** The site that a request names in `x-parley-site` or `?site=`, or the first one. */
  readonly ofRequest: (request: Request) => Site;
  /** The site that a request names, or all when it names none. For ids that can be looked up in each. */
  readonly candidates: (request: Request) => readonly Site[];
};

export const siteHeader = 'x-parley-site';

const readName = (request: Request): string | null =>
  request.headers.get(siteHeader) ?? new URL(request.url).searchParams.get('site');

export const createSites = (list: readonly [Site, ...Site[]]): Sites => {
  const byKey = new Map(list.map((site) => [site.key, site]));
  const find = (key: string | null | undefined): Site => {
    const site = key === null || key === undefined ? list[0] : byKey.get(key);
    if (site === undefined) throw new HttpRefusal('not-found', { message: 'There is no site of this key.' });
    return site;
  };
  return {
    list,
    find,
    ofRequest: (request) => find(readName(request)),
    candidates: (request) => {
      const name = readName(request);
      return name === null ? list : [find(name)];
    },
  };
};
