import type { Site } from '../site.ts';
import { HttpRefusal } from './error-response.ts';

/** Whether the page that sends a request was served by this relay. A proxy may have ended TLS in between. */
const isOwnOrigin = (origin: string, request: Request): boolean => {
  try {
    const page = new URL(origin);
    const here = new URL(request.url);
    return page.host === here.host && (page.protocol === here.protocol || here.protocol === 'http:');
  } catch {
    return false;
  }
};

/** Whether a page of this origin may use one of these sites. */
export const isAllowedOrigin = (origin: string, request: Request, sites: readonly Site[]): boolean =>
  isOwnOrigin(origin, request) || sites.some(({ origins }) => origins.includes(origin));

/** Refuses pages that a site does not list. Requests without an `Origin` come from no page of another site. */
export const checkOrigin = (request: Request, site: Site): void => {
  const origin = request.headers.get('origin');
  if (origin !== null && !isAllowedOrigin(origin, request, [site])) throw new HttpRefusal('forbidden-origin');
};
