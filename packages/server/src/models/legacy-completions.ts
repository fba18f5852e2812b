import { type Chunk, decodeSse, type FinishReason, ParleyError } from '@parley/protocol';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Model, ModelMessage } from './model.ts';
import { requestUpstream, type UpstreamTimeouts } from './request-upstream.ts';

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

const payloadSchema = z.object({
  choices: z.array(z.object({ text: z.string().nullish(), finish_reason: z.string().nullish() })).nullish(),
  error: z.unknown().optional(),
});

const speakers = { system: '', user: 'Visitor: ', assistant: 'Assistant: ' } as const;

/** A conversation as one text that the model continues. Turns begin at line starts, so a visitor's line breaks cannot begin one. */
const writePrompt = (messages: readonly ModelMessage[]): string =>
  [
    ...messages.map(({ role, content }) =>
      role === 'system' ? content : `${speakers[role]}${content.replaceAll(/\n(?=(Visitor|Assistant): )/g, '\n ')}`,
    ),
    'Assistant:',
  ].join('\n\n');

const parseJson = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};

/** An older instruct model behind `/completions`, which continues a text instead of holding a conversation. */
export const legacyCompletions = ({
  baseUrl = 'https://api.openai.com/v1',
  apiKey = '',
  model = 'gpt-3.5-turbo-instruct',
  maxOutputTokens = 800,
  timeouts,
  fetch,
  clock,
}: LegacyCompletionsOptions = {}): Model => ({
  name: model,
  stream: async function* ({ messages, signal }) {
    const bytes = requestUpstream({
      url: `${baseUrl.replace(/\/+$/, '')}/completions`,
      headers: apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({
        model,
        prompt: writePrompt(messages),
        max_tokens: maxOutputTokens,
        stop: ['\nVisitor:'],
        stream: true,
      }),
      signal,
      fetch,
      clock,
      timeouts,
    });
    let hasText = false;
    let finishReason: FinishReason | undefined;
    const read = function* (data: string): Generator<Chunk> {
      const payload = payloadSchema.safeParse(parseJson(data)).data;
      if (payload?.error) {
        throw new ParleyError("The model's provider reported a failure.", {
          code: 'upstream-unavailable',
          isRetryable: true,
        });
      }
      const choice = payload?.choices?.[0];
      // The continuation of "Assistant:" begins with a space.
      const delta = hasText ? (choice?.text ?? '') : (choice?.text ?? '').trimStart();
      if (delta !== '') {
        if (!hasText) yield { type: 'text-start', id: 'text-1' };
        hasText = true;
        yield { type: 'text-delta', id: 'text-1', delta };
      }
      if (choice?.finish_reason) finishReason = choice.finish_reason === 'length' ? 'length' : 'stop';
    };
    const decoder = decodeSse();
    for await (const piece of bytes) for (const { data } of decoder.feed(piece)) yield* read(data);
    for (const { data } of decoder.flush()) yield* read(data);
    if (finishReason === undefined) {
      throw new ParleyError("The model's provider broke off its answer.", { code: 'truncated', isRetryable: true });
    }
    if (hasText) yield { type: 'text-end', id: 'text-1' };
    yield { type: 'finish', finishReason };
  },
});
