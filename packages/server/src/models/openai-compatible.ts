import {
  createOpenaiChatState,
  decodeSse,
  endOpenaiChat,
  type OpenaiChatState,
  ParleyError,
  readOpenaiChat,
  writeOpenaiChatRequest,
} from '@parley/protocol';
import type { Clock } from '../clock.ts';
import type { Model } from './model.ts';
import { requestUpstream, type UpstreamTimeouts } from './request-upstream.ts';

export type OpenaiCompatibleOptions = {
  /** Address above `/chat/completions`. @default 'https://api.openai.com/v1' */
  readonly baseUrl?: string;
  /** Left out of the request when empty, as local servers like it. */
  readonly apiKey?: string;
  readonly model: string;
  /** Longest answer in tokens. @default the provider's */
  readonly maxOutputTokens?: number;
  /** @default the provider's */
  readonly temperature?: number;
  /** Newer OpenAI models refuse `max_tokens`, and many compatible servers know nothing else. @default 'max_tokens' */
  readonly tokenLimitField?: 'max_tokens' | 'max_completion_tokens';
  /** Older servers refuse `stream_options`. @default true */
  readonly isUsageWanted?: boolean;
  /** Further headers, such as Azure's `api-key`. @default {} */
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeouts?: UpstreamTimeouts;
  /** @default the global one */
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
};

/** The stream ended without its end: say whether it was cut or never was what it should be. */
const explainEnd = (state: OpenaiChatState): ParleyError =>
  state.partCount === 0 && state.malformedCount > 0
    ? new ParleyError("The model's provider sent something that cannot be read.", {
        code: 'malformed-chunk',
        isRetryable: true,
      })
    : new ParleyError("The model's provider broke off its answer.", { code: 'truncated', isRetryable: true });

/** A model behind any endpoint that speaks OpenAI Chat Completions: OpenAI, Azure, Ollama, vLLM, DeepSeek, Qwen and so on. */
export const openaiCompatible = ({
  baseUrl = 'https://api.openai.com/v1',
  apiKey = '',
  model,
  headers = {},
  timeouts,
  fetch,
  clock,
  ...options
}: OpenaiCompatibleOptions): Model => ({
  name: model,
  stream: async function* ({ messages, signal }) {
    const bytes = requestUpstream({
      url: `${baseUrl.replace(/\/+$/, '')}/chat/completions`,
      headers: { ...(apiKey !== '' && { authorization: `Bearer ${apiKey}` }), ...headers },
      body: writeOpenaiChatRequest({ model, messages, ...options }),
      signal,
      fetch,
      clock,
      timeouts,
    });
    const decoder = decodeSse();
    const state = createOpenaiChatState();
    const read = function* (data: string) {
      for (const chunk of readOpenaiChat(state, data)) {
        if (chunk.type === 'error') {
          throw new ParleyError("The model's provider reported a failure.", {
            code: chunk.code ?? 'upstream-unavailable',
            isRetryable: chunk.code !== 'upstream-refused',
          });
        }
        yield chunk;
      }
    };
    for await (const piece of bytes) {
      for (const { data } of decoder.feed(piece)) yield* read(data);
      if (state.isEnded) return;
    }
    for (const { data } of decoder.flush()) yield* read(data);
    if (state.isEnded) return;
    yield* endOpenaiChat(state);
    if (state.finishReason === null) throw explainEnd(state);
  },
});
