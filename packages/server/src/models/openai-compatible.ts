import { openaiChat } from '@parley/protocol/openai-chat';
import type { Clock } from '../clock.ts';
import type { Model } from './model.ts';
import type { UpstreamTimeouts } from './request-upstream.ts';
import { streamWire } from './stream-wire.ts';

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

/** A model behind any endpoint that speaks OpenAI Chat Completions: OpenAI, Azure, Ollama, vLLM, DeepSeek, Qwen and so on. */
export const openaiCompatible = ({
  baseUrl = 'https://api.openai.com/v1',
  apiKey = '',
  model,
  headers = {},
  maxOutputTokens,
  temperature,
  tokenLimitField = 'max_tokens',
  isUsageWanted = true,
  ...upstream
}: OpenaiCompatibleOptions): Model => ({
  name: model,
  stream: ({ messages, signal }) =>
    streamWire({
      wire: openaiChat,
      request: {
        model,
        prompt: messages,
        ...(temperature !== undefined && { temperature }),
        extra: {
          ...(maxOutputTokens !== undefined && { [tokenLimitField]: maxOutputTokens }),
          ...(!isUsageWanted && { stream_options: undefined }),
        },
      },
      baseUrl,
      headers: { ...(apiKey !== '' && { authorization: `Bearer ${apiKey}` }), ...headers },
      signal,
      ...upstream,
    }),
});
