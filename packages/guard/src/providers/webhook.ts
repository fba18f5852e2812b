import type { Guard } from '../guard.ts';
import { parseVerdict } from './parse-verdict.ts';
import { createMisread, postJson } from './post-json.ts';

export type WebhookOptions = {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Sent with every request. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Signs the body as it is sent, for the header `x-parley-signature`: an HMAC of it, say. @default unsigned */
  readonly sign?: (body: string) => string | Promise<string>;
  /** The service says in `unsettledFrom` what more text could change, or names no spans. @default false */
  readonly isPartialAware?: boolean;
};

/**
 * Asks a service of your own: it is posted `{ content, role, language?, isPartial? }` and answers with a verdict as JSON,
 * places counted in UTF-16 units. Anything else is a failure, which follows `onFailure`.
 *
 * @example webhook({ url: 'https://guard.example/check', fetch, sign })
 */
export const webhook = ({ url, fetch, headers = {}, sign, isPartialAware = false }: WebhookOptions): Guard => {
  const service = 'the webhook';
  const guard: Guard = async (content, { role, language, isPartial, signal }) => {
    const body = JSON.stringify({ content, role, language, isPartial });
    const signature = await sign?.(body);
    const answer = await postJson({
      fetch,
      url,
      headers: { ...headers, ...(signature !== undefined && { 'x-parley-signature': signature }) },
      body,
      signal,
      service,
    });
    const verdict = parseVerdict(answer, content.length);
    if (verdict === null) throw createMisread(service, JSON.stringify(answer));
    return verdict;
  };
  return Object.assign(guard, { isPartialAware });
};
