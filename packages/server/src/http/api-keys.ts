import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '../relay-config.ts';
import { HttpRefusal } from './error-response.ts';

export type ApiKeys = {
  /** Whether the key of a request opens a site. Throws a refusal when the request has no valid key at all. */
  readonly authorize: (request: Request) => (site: string) => boolean;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Keys of the OpenAI-compatible surface, compared in constant time. Without any key the surface is closed. */
export const createApiKeys = (keys: readonly (string | ApiKey)[]): ApiKeys => {
  const known = keys.map((entry) => {
    const { key, sites }: ApiKey = typeof entry === 'string' ? { key: entry } : entry;
    return { digest: digest(key), sites };
  });
  return {
    authorize: (request) => {
      const given = /^Bearer (\S{1,512})$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
      const wanted = digest(given);
      const matches = known.filter((entry) => timingSafeEqual(entry.digest, wanted));
      if (matches.length === 0) throw new HttpRefusal('unauthorized');
      return (site) => matches.some(({ sites }) => sites === undefined || sites.includes(site));
    },
  };
};
