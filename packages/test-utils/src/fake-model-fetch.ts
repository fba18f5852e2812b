/** What an OpenAI-compatible model does with one request. */
export type ModelScript =
  | {
      readonly type: 'answer';
      /** Sent one by one, each when the one before has been read. */
      readonly deltas: readonly string[];
      /** @default 'stop' */
      readonly finishReason?: string;
      /** The connection breaks after the last delta. @default false */
      readonly isBroken?: boolean;
    }
  | {
      readonly type: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly type: 'unreachable' };

export type ModelRequest = { readonly url: string; readonly headers: Headers; readonly body: unknown };

export type FakeModelFetch = typeof fetch & {
  readonly requests: readonly ModelRequest[];
  /** How many answers were given up before their end. */
  readonly countCancelled: () => number;
};

const frame = (payload: unknown) => new TextEncoder().encode(`data: ${JSON.stringify(payload)}\n\n`);

const createPayload = (delta: unknown, finishReason: string | null) => ({
  id: 'chatcmpl-fake',
  object: 'chat.completion.chunk',
  model: 'fake',
  choices: [{ index: 0, delta, finish_reason: finishReason }],
});

/** A model behind a `fetch`, without a network: one script for each request, the last again and again. */
export const createFakeModelFetch = (scripts: readonly ModelScript[]): FakeModelFetch => {
  const requests: ModelRequest[] = [];
  let cancelledCount = 0;

  const fetchFake: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const script = scripts[Math.min(requests.length, scripts.length - 1)];
    requests.push({ url: request.url, headers: request.headers, body: await request.json() });
    if (script === undefined || script.type === 'unreachable') throw new TypeError('fetch failed');
    if (script.type === 'status') {
      const { status, body = '', headers = {} } = script;
      return new Response(body, { status, headers });
    }

    const frames = [
      ...script.deltas.map((content) => frame(createPayload({ content }, null))),
      ...(script.isBroken === true
        ? []
        : [
            frame(createPayload({}, script.finishReason ?? 'stop')),
            frame({ model: 'fake', choices: [], usage: { prompt_tokens: 1, completion_tokens: script.deltas.length } }),
            new TextEncoder().encode('data: [DONE]\n\n'),
          ]),
    ];
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) =>
          request.signal.addEventListener('abort', () => {
            cancelledCount += 1;
            controller.error(request.signal.reason);
          }),
        pull: (controller) => {
          const next = frames.shift();
          if (next !== undefined) controller.enqueue(next);
          else if (script.isBroken === true) controller.error(new TypeError('terminated'));
          else controller.close();
        },
        cancel: () => {
          cancelledCount += 1;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  return Object.assign(fetchFake, { requests, countCancelled: () => cancelledCount });
};
