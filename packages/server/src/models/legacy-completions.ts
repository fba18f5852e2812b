import { textCompletions } from '@parley/protocol/text-completions';
import type { Clock } from '../clock.ts';
import type { Model } from './model.ts';
import type { UpstreamTimeouts } from './request-upstream.ts';
import { streamWire } from './stream-wire.ts';

export type LegacyCompletionsOptions = {
  /** Address above `/completions`. @default 'https://api.openai.com/v1' */
  readonly baseUrl?: string;
  readonly apiKey?: string;
  /** @default 'gpt-3.5-turbo-instruct' */
  readonly model?: string;
  /** Longest answer in tokens; this kind of endpoint stops after 16 when not told. @default 800 */
  readonly maxOutputTokens?: number;
  readonly timeouts?: UpstreamTimeouts;
  /** @default the global one */
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
};

/** An older instruct model behind `/completions`, which continues a text instead of holding a conversation. */
export const legacyCompletions = ({
  baseUrl = 'https://api.openai.com/v1',
  apiKey = '',
  model = 'gpt-3.5-turbo-instruct',
  maxOutputTokens = 800,
  ...upstream
}: LegacyCompletionsOptions = {}): Model => ({
  name: model,
  stream: ({ messages, signal }) =>
    streamWire({
      wire: textCompletions,
      request: { model, prompt: messages, maxOutputTokens },
      baseUrl,
      headers: apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` },
      signal,
      ...upstream,
    }),
});
