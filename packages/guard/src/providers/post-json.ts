import { type ErrorCode, ParleyError } from '@parley/protocol';

export type PostJsonOptions = {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Named in errors. */
  readonly service: string;
};

const longestDetail = 200;

const chooseCode = (status: number): ErrorCode => {
  if (status === 429) return 'rate-limited';
  return status >= 400 && status < 500 ? 'upstream-refused' : 'upstream-unavailable';
};

/** Posts JSON to a service once and reads its JSON answer. Fails with a `ParleyError` that holds no key. */
export const postJson = async (options: PostJsonOptions): Promise<unknown> => {
  const { fetch, url, headers, body, signal, service } = options;
  const fail = (cause: unknown) => {
    if (signal.aborted) return signal.reason;
    return new ParleyError(`${service} cannot be reached.`, {
      code: 'upstream-unavailable',
      isRetryable: true,
      cause,
    });
  };
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal,
    });
    text = await response.text();
  } catch (error) {
    throw fail(error);
  }
  const { ok, status } = response;
  if (!ok) {
    const code = chooseCode(status);
    // What is said of a wrong key may repeat it.
    const isAboutKey = status === 401 || status === 403;
    throw new ParleyError(`${service} answered with status ${status}.`, {
      code,
      status,
      isRetryable: code !== 'upstream-refused',
      ...(!isAboutKey && { detail: text.slice(0, longestDetail) }),
    });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw createMisread(service, text, cause);
  }
};

/** The answer of a service is not what it is documented to be. */
export const createMisread = (service: string, answer: string, cause?: unknown): ParleyError =>
  new ParleyError(`The answer of ${service} cannot be read.`, {
    code: 'upstream-unavailable',
    detail: answer.slice(0, longestDetail),
    ...(cause !== undefined && { cause }),
  });
