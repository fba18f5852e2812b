export type RecordedRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** A `fetch` that answers what it is told to and keeps what it was asked. */
export const createFakeFetch = (answer: () => Response | Promise<Response>) => {
  const requests: RecordedRequest[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    requests.push({
      url: String(input),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: JSON.parse(String(init.body)),
    });
    return answer();
  };
  return { fetch, requests };
};
