import { type Chunk, type FinishReason, ParleyError } from '@parley/protocol';
import type { Model, ModelRequest } from './model.ts';

/**
 * What we use of the AI SDK's `LanguageModel` specification; versions 2, 3 and 4 all have it. Written here so that the
 * types of no version are needed to build against this package.
 *
 * @see https://github.com/vercel/ai/tree/main/packages/provider/src/language-model
 */
export type AiSdkModel = {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  doStream(options: AiSdkCallOptions): PromiseLike<{ readonly stream: ReadableStream<AiSdkStreamPart> }>;
};

export type AiSdkCallOptions = {
  prompt: AiSdkMessage[];
  abortSignal: AbortSignal;
  maxOutputTokens?: number;
};

export type AiSdkMessage =
  | { role: 'system'; content: string }
  | { role: 'user' | 'assistant'; content: { type: 'text'; text: string }[] };

/** Read by hand, since the versions differ in what they count and how they finish. */
export type AiSdkStreamPart = { readonly type: string };

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A number in version 2, `{ total }` from version 3 on. */
const count = (value: unknown): number => {
  const total = typeof value === 'number' ? value : field(value, 'total');
  return typeof total === 'number' ? total : 0;
};

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content-filter',
  'tool-calls': 'tool-calls',
};

/** A text in version 2, `{ unified }` from version 3 on. */
const readFinishReason = (value: unknown): FinishReason =>
  finishReasons[text(typeof value === 'string' ? value : field(value, 'unified'))] ?? 'other';

const convertMessage = ({ role, content }: ModelRequest['messages'][number]): AiSdkMessage =>
  role === 'system' ? { role, content } : { role, content: [{ type: 'text', text: content }] };

const convertPart = (part: AiSdkStreamPart, name: string): readonly Chunk[] => {
  const id = text(field(part, 'id'));
  switch (part.type) {
    case 'text-start':
    case 'text-end':
    case 'reasoning-start':
    case 'reasoning-end':
      return [{ type: part.type, id }];
    case 'text-delta':
    case 'reasoning-delta':
      return [{ type: part.type, id, delta: text(field(part, 'delta')) }];
    case 'finish': {
      const usage = field(part, 'usage');
      const data = {
        model: name,
        inputTokens: count(field(usage, 'inputTokens')),
        outputTokens: count(field(usage, 'outputTokens')),
      };
      return [
        { type: 'data-parley-usage', id: 'usage', data },
        { type: 'finish', finishReason: readFinishReason(field(part, 'finishReason')) },
      ];
    }
    default:
      return [];
  }
};

const asFailure = (cause: unknown): ParleyError => {
  const status = field(cause, 'statusCode');
  const isRefused = typeof status === 'number' && status >= 400 && status < 500 && status !== 429 && status !== 408;
  return new ParleyError("The model's provider failed.", {
    code: isRefused ? 'upstream-refused' : 'upstream-unavailable',
    isRetryable: !isRefused,
    ...(typeof status === 'number' && { status }),
    cause,
  });
};

/** Any model of the AI SDK, such as `fromAiSdk(anthropic('…'))`, through its specification and without the `ai` package. */
export const fromAiSdk = (model: AiSdkModel): Model => {
  const name = `${model.provider}/${model.modelId}`;
  return {
    name,
    stream: async function* ({ messages, signal }) {
      const fail = (error: unknown) => (signal.aborted ? signal.reason : asFailure(error));
      let hasFinished = false;
      try {
        const { stream } = await model.doStream({ prompt: messages.map(convertMessage), abortSignal: signal });
        for await (const part of stream) {
          if (part.type === 'error') throw field(part, 'error');
          hasFinished ||= part.type === 'finish';
          yield* convertPart(part, name);
        }
      } catch (error) {
        throw fail(error);
      }
      if (!hasFinished)
        throw new ParleyError("The model's provider broke off its answer.", { code: 'truncated', isRetryable: true });
    },
  };
};
