import {
  assertStreamResponse,
  type Message,
  ParleyError,
  readWire,
  type ToolDeclaration,
  type Wire,
  type WireRequest,
} from '@parley/protocol';
import type { Transport } from '../ports/transport.ts';
import { watchIdle } from './watch-idle.ts';

export type WireTransportOptions = Pick<
  WireRequest,
  'instructions' | 'maxOutputTokens' | 'temperature' | 'stop' | 'toolChoice' | 'extra'
> & {
  /** How the provider is asked and answers: `anthropicMessages`, `openaiChat` and so on. */
  readonly wire: Wire;
  /** Base address, without the path that the wire adds. */
  readonly url: string;
  /** The provider's name of the model. @default '', for back ends that choose themselves */
  readonly model?: string;
  /**
   * Further headers, asked for each request. A key that is sent from a page is known to everyone who looks: in browsers
   * send a visitor's own key, a short-lived token, or go through a relay.
   */
  readonly headers?: Readonly<Record<string, string>> | (() => Promise<Readonly<Record<string, string>>>);
  /** @default the environment's */
  readonly fetch?: typeof fetch;
  /** What of a branch is sent, such as `fitContext` leaves of it. @default all */
  readonly selectMessages?: (
    messages: readonly Message[],
    options: { readonly signal: AbortSignal; readonly tools: readonly ToolDeclaration[] },
  ) => readonly Message[] | Promise<readonly Message[]>;
  /** A stream that is silent for longer, comments included, is dead. @default 60000 */
  readonly idleTimeoutMs?: number;
};

/**
 * The way straight to a provider, or to any back end that speaks one of its wires. It keeps no history, so the branch goes
 * with each message, and a reply that a reload cuts is truncated.
 *
 * @example
 * wireTransport({ wire: ollama, url: 'http://localhost:11434', model: 'llama3.2' })
 */
export const wireTransport = (options: WireTransportOptions): Transport => ({
  send: async (request, { signal, environment, onReport }) => {
    const {
      wire,
      url,
      model = '',
      headers,
      selectMessages,
      fetch = environment.fetch,
      idleTimeoutMs = 60_000,
    } = options;
    const { messages, tools = [], conversationId: id, trigger, replyMessageId } = request;
    const sent = (await selectMessages?.(messages, { signal, tools })) ?? messages;
    const conversation = { id, messages: sent, trigger, replyMessageId };
    const written = wire.writeRequest({ ...options, model, tools, conversation });
    const watch = watchIdle({ environment, signal, timeoutMs: idleTimeoutMs });
    try {
      const response = await fetch(url.replace(/\/+$/, '') + written.path, {
        method: 'POST',
        headers: { ...written.headers, ...(typeof headers === 'function' ? await headers() : headers) },
        body: written.body,
        signal: watch.signal,
      });
      const body = await assertStreamResponse(response, {
        now: environment.now,
        mediaType: wire.framing.mediaType,
      });
      return { batches: watch.over(readWire(body, wire, { signal: watch.signal, onReport, onRead: watch.touch })) };
    } catch (cause) {
      watch.end();
      if (ParleyError.isInstance(cause)) throw cause;
      throw new ParleyError('The provider cannot be reached.', { code: 'offline', isRetryable: true, cause });
    }
  },
});
