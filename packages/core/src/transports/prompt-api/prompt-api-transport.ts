import { type Chunk, ParleyError } from '@parley/protocol';
import type { SendRequest, Transport } from '../../ports/transport.ts';
import { untilAborted } from '../../until-aborted.ts';
import { functionTransport } from '../function-transport.ts';
import {
  createNeeds,
  getPromptApiAvailability,
  isLanguageModel,
  type LanguageModelFactory,
  type LanguageModelSession,
  type PromptApiOptions,
} from './language-model.ts';
import { openSession } from './open-session.ts';
import { dropOlderHalf, readPromptTurns } from './read-prompt-turns.ts';
import { isFiltered, isTooLong, toPromptFailure } from './to-prompt-failure.ts';

export type PromptApiTransportOptions = PromptApiOptions & {
  /** Instructions of the integrator, before those among the messages. @default none */
  readonly instructions?: string;
};

export type PromptApiTransport = Omit<Transport, 'send'> & {
  send(request: SendRequest, context: Parameters<Transport['send']>[1]): ReturnType<Transport['send']>;
};

/**
 * The browser's own model as a back end: on the device, without a network, a key or a price. Ask `isPromptApiAvailable`
 * before it is offered. The first answer may wait for a download, which transient `data-parley-download` parts tell of
 * (`loaded`, from 0 to 1). What does not fit into its small window is left out, oldest first, which a transient
 * `data-parley-trimmed` part tells (`omitted`, in messages). Words only: no files, no tools.
 *
 * @example
 * const options = { getLanguageModel: () => globalThis.LanguageModel };
 * const transport = (await isPromptApiAvailable(options)) ? promptApiTransport(options) : relay;
 */
export const promptApiTransport = (options: PromptApiTransportOptions): PromptApiTransport => ({
  send: async (request, context) => {
    const { signal } = context;
    const availability = await getPromptApiAvailability(options);
    const model = availability === 'unavailable' ? undefined : options.getLanguageModel();
    if (!isLanguageModel(model)) {
      throw new ParleyError('This browser has no model.', { code: 'upstream-unavailable' });
    }
    const isDownloadShown = availability !== 'available';
    const reply = functionTransport(() => answer({ model, request, options, isDownloadShown, signal }));
    return reply.send(request, context);
  },
  resume: async () => null,
});

type AnswerOptions = {
  readonly model: LanguageModelFactory;
  readonly request: SendRequest;
  readonly options: PromptApiTransportOptions;
  readonly isDownloadShown: boolean;
  readonly signal: AbortSignal;
};

async function* answer({
  model,
  request,
  options,
  isDownloadShown,
  signal,
}: AnswerOptions): AsyncGenerator<string | Chunk> {
  const { instructions, history, question } = readPromptTurns(request.messages);
  const system = [options.instructions ?? '', instructions].filter((text) => text !== '').join('\n\n');
  const needs = createNeeds(options);
  let kept = history;
  while (true) {
    let session: LanguageModelSession | undefined;
    let text = '';
    try {
      const initialPrompts = [...(system === '' ? [] : [{ role: 'system', content: system } as const]), ...kept];
      session = yield* openSession({ model, needs, initialPrompts, isDownloadShown, signal });
      const before = session.contextUsage ?? 0;
      for await (const delta of untilAborted(readStream(session.promptStreaming(question, { signal })), signal)) {
        text += delta;
        yield delta;
      }
      if (signal.aborted) return yield { type: 'abort' };
      yield* finish({ session, before, question, text, signal });
      return;
    } catch (error) {
      if (signal.aborted) return yield { type: 'abort' };
      if (isFiltered(error)) return yield { type: 'finish', finishReason: 'content-filter' };
      if (!isTooLong(error) || text !== '' || kept.length === 0) throw toPromptFailure(error);
      kept = dropOlderHalf(kept);
      const omitted = history.length - kept.length;
      yield { type: 'data-parley-trimmed', data: { omitted }, transient: true };
    } finally {
      session?.destroy();
    }
  }
}

/** Not every browser that has the model can iterate a stream. */
async function* readStream(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  try {
    for (let result = await reader.read(); !result.done; result = await reader.read()) yield result.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}

type FinishOptions = {
  readonly session: LanguageModelSession;
  /** Usage of the window before the question. */
  readonly before: number;
  readonly question: string;
  readonly text: string;
  readonly signal: AbortSignal;
};

async function* finish({ session, before, question, text, signal }: FinishOptions): AsyncGenerator<Chunk> {
  const { contextUsage = 0, contextWindow = Number.POSITIVE_INFINITY } = session;
  try {
    const asked = await session.measureContextUsage?.(question, { signal });
    const said = await session.measureContextUsage?.(text, { signal });
    if (asked !== undefined && said !== undefined) {
      const data = { model: 'browser', inputTokens: before + asked, outputTokens: said, costUsd: 0 };
      yield { type: 'data-parley-usage', id: 'usage', data };
    }
  } catch {
    // How much it was is nice to know; the answer is there without it.
  }
  yield { type: 'finish', finishReason: contextUsage >= contextWindow ? 'length' : 'stop' };
}
