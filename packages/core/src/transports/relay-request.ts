import { headers, ParleyError } from '@parley/protocol';

export type RelayOptions = {
  /** Base address of the relay, such as `https://chat.example.com`. */
  readonly endpoint: string;
  /** The public key of the site. */
  readonly site: string;
  /** The secret of this browser or customer, at least 128 random bits: who has it may read the conversation. */
  readonly visitor: string | (() => string | Promise<string>);
  readonly fetch: typeof fetch;
};

export type RelayRequest = {
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/** Asks the relay. A network that is not there is a failure worth trying again; the status of an answer is not looked at. */
export const requestRelay = async (options: RelayOptions, request: RelayRequest): Promise<Response> => {
  const { endpoint, site, visitor, fetch } = options;
  const { path, method = 'GET', body, signal } = request;
  const secret = typeof visitor === 'string' ? visitor : await visitor();
  const address = `${endpoint.replace(/\/+$/, '')}${path}?site=${encodeURIComponent(site)}`;
  try {
    return await fetch(address, {
      method,
      headers: {
        [headers.visitor]: secret,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
      credentials: 'omit',
    });
  } catch (cause) {
    throw new ParleyError('The relay cannot be reached.', { code: 'offline', isRetryable: true, cause });
  }
};
