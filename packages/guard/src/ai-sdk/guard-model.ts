import type { GateOptions } from '../gate/gate-options.ts';
import { guardContent } from './guard-content.ts';
import { guardParts } from './guard-parts.ts';
import type { DeltaPart, FinishPart, TextPart } from './stream-part.ts';

/** A stream cannot be taken back from the AI SDK, so there is no `retract`. */
export type GuardModelOptions = Omit<GateOptions, 'policy' | 'signal'> & {
  /** @default 'hold' */
  readonly policy?: 'hold' | 'final';
};

type Call = { readonly params: { readonly abortSignal?: AbortSignal | undefined } };
type Filtered = { unified: 'content-filter'; raw: undefined };

/** A middleware for the AI SDK's language models, of specification version 4. */
export type GuardModelMiddleware = {
  readonly specificationVersion: 'v4';
  readonly wrapStream: <Part extends { readonly type: string }, Result extends { stream: ReadableStream<Part> }>(
    call: Call & { readonly doStream: () => PromiseLike<Result & { stream: ReadableStream<Part> }> },
  ) => Promise<Omit<Result, 'stream'> & { stream: ReadableStream<Part | TextPart | DeltaPart | FinishPart> }>;
  readonly wrapGenerate: <Part extends { readonly type: string }, Reason, Result extends object>(
    call: Call & { readonly doGenerate: () => PromiseLike<Result & { content: Part[]; finishReason: Reason }> },
  ) => Promise<Result & { content: Part[]; finishReason: Reason | Filtered }>;
};

/**
 * Guards what a model of the AI SDK says, streamed or whole, for `wrapLanguageModel`. A block ends the answer where the
 * blocked span begins, with the finish reason `content-filter`, and cancels the model. Raw parts are left out.
 *
 * @example wrapLanguageModel({ model, middleware: guardModel({ guards: [personalData()] }) })
 * @see https://ai-sdk.dev/docs/ai-sdk-core/middleware
 */
export const guardModel = (options: GuardModelOptions): GuardModelMiddleware => {
  const toGateOptions = ({ params: { abortSignal } }: Call): GateOptions => ({
    ...options,
    ...(abortSignal !== undefined && { signal: abortSignal }),
  });
  return {
    specificationVersion: 'v4',
    wrapStream: async (call) => {
      const { stream, ...rest } = await call.doStream();
      return { ...rest, stream: guardParts(stream, toGateOptions(call)) };
    },
    wrapGenerate: async (call) => {
      const result = await call.doGenerate();
      const { content, isBlocked } = await guardContent(result.content, toGateOptions(call));
      return isBlocked
        ? { ...result, content, finishReason: { unified: 'content-filter', raw: undefined } }
        : { ...result, content };
    },
  };
};
