import { type Chunk, decodeSse, ParleyError, type Wire, type WireRequest } from '@parley/protocol';
import type { Clock } from '../clock.ts';
import { requestUpstream, type UpstreamTimeouts } from './request-upstream.ts';

export type StreamWireOptions = {
  readonly wire: Wire;
  readonly request: WireRequest;
  /** Address above the wire's own path. */
  readonly baseUrl: string;
  /** With the key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly timeouts?: UpstreamTimeouts | undefined;
};

/** The visitor's own limits have the same codes, so what a provider has spent or refused is said as its failure. */
const throwFailure = ({ code }: Extract<Chunk, { readonly type: 'error' }>) => {
  const isRefused = code === 'upstream-refused' || code === 'too-large';
  throw new ParleyError("The model's provider reported a failure.", {
    code: isRefused ? 'upstream-refused' : 'upstream-unavailable',
    isRetryable: !isRefused,
  });
};

/** Asks a model over its wire. A failure, and an answer that is cut off, is thrown as a `ParleyError`. */
export async function* streamWire({
  wire,
  request,
  baseUrl,
  headers,
  ...upstream
}: StreamWireOptions): AsyncGenerator<Chunk, void, undefined> {
  const { path, body } = wire.writeRequest(request);
  const bytes = requestUpstream({ url: `${baseUrl.replace(/\/+$/, '')}${path}`, headers, body, ...upstream });
  const decoder = decodeSse();
  let isMalformed = false;
  let hasBegun = false;
  let hasFinished = false;
  const reader = wire.createReader({
    onReport: ({ type }) => {
      isMalformed ||= type === 'malformed';
    },
  });
  const give = function* (chunks: readonly Chunk[]) {
    for (const chunk of chunks) {
      if (chunk.type === 'error') throwFailure(chunk);
      hasBegun = true;
      hasFinished ||= chunk.type === 'finish';
      yield chunk;
    }
  };
  for await (const piece of bytes) {
    for (const { data } of decoder.feed(piece)) yield* give(reader.read(data));
    if (reader.isEnded()) break;
  }
  for (const { data } of decoder.flush()) yield* give(reader.read(data));
  yield* give(reader.end());
  if (hasFinished) return;
  throw isMalformed && !hasBegun
    ? new ParleyError("The model's provider sent something that cannot be read.", {
        code: 'malformed-chunk',
        isRetryable: true,
      })
    : new ParleyError("The model's provider broke off its answer.", { code: 'truncated', isRetryable: true });
}
