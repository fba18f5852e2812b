/** What a scripted provider does for one request. */
export type UpstreamScript =
  | { readonly type: 'stream'; readonly pieces: readonly string[]; readonly end?: 'close' | 'drop' | 'stall' }
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly body: string;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'refuse-connection' }
  | { readonly type: 'silence' };

export type ScriptedUpstream = {
  readonly fetch: typeof fetch;
  readonly requests: { readonly url: string; readonly headers: Headers; readonly body: unknown }[];
};

const answer = (script: UpstreamScript, signal: AbortSignal | null | undefined): Promise<Response> | Response => {
  if (script.type === 'refuse-connection') throw new TypeError('fetch failed');
  if (script.type === 'silence') {
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  }
  if (script.type === 'answer') {
    return new Response(script.body, {
      status: script.status,
      headers: { 'content-type': script.contentType ?? 'application/json', ...script.headers },
    });
  }
  const encoder = new TextEncoder();
  let index = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = script.pieces[index];
      index += 1;
      if (piece !== undefined) return controller.enqueue(encoder.encode(piece));
      if (script.end === 'drop') return controller.error(new TypeError('terminated'));
      if (script.end === 'stall') return new Promise(() => undefined);
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};

/** A provider without a network: answers request after request by its script, the last entry for ever. */
export const createScriptedUpstream = (...scripts: readonly UpstreamScript[]): ScriptedUpstream => {
  const requests: ScriptedUpstream['requests'] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const script = scripts[Math.min(requests.length, scripts.length - 1)];
      if (script === undefined) throw new Error('The upstream has no script.');
      requests.push({
        url: String(input),
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
      });
      return answer(script, init?.signal);
    },
  };
};

/** The frames of a chat completion that says these pieces and ends well. */
export const completionFrames = (...pieces: readonly string[]): readonly string[] => [
  ...pieces.map((content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`),
  'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n',
  'data: {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3}}\n\n',
  'data: [DONE]\n\n',
];
