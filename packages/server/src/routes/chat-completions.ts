import { type Chunk, type Citation, type FinishReason, isParleyDataPart, type Usage } from '@parley/protocol';
import type { Clock } from '../clock.ts';
import { createId } from '../create-id.ts';
import type { ApiKeys } from '../http/api-keys.ts';
import { codeOfFailure, HttpRefusal, safeSentences } from '../http/error-response.ts';
import { createTextStream, eventStreamHeaders } from '../http/event-stream.ts';
import { checkOrigin } from '../http/origin.ts';
import type { RateLimiter } from '../http/rate-limiter.ts';
import { readJson } from '../http/read-json.ts';
import { describeFailure, type Log } from '../log.ts';
import type { Site } from '../site.ts';
import type { Sites } from '../sites.ts';
import type { AnswerTurn } from '../turn/answer-turn.ts';
import { checkInput } from '../turn/check-input.ts';
import { completionBodySchema, readCompletionTurn } from './completion-body.ts';

type CompletionEnd = {
  readonly finishReason: 'stop' | 'length' | 'content_filter';
  readonly citations: readonly Citation[];
  readonly usage: Usage | undefined;
};

const finishReasons: Readonly<Record<FinishReason, CompletionEnd['finishReason']>> = {
  stop: 'stop',
  other: 'stop',
  'tool-calls': 'stop',
  error: 'stop',
  // Not whole: of what this wire can say, only this tells it.
  interrupted: 'length',
  length: 'length',
  'content-filter': 'content_filter',
};

/** The deltas of a reply's text, and at its end what else an OpenAI client can be told. */
async function* readCompletion(chunks: AsyncIterable<Chunk>): AsyncGenerator<string, CompletionEnd, undefined> {
  const citations: Citation[] = [];
  let usage: Usage | undefined;
  let finishReason: CompletionEnd['finishReason'] = 'stop';
  for await (const chunk of chunks) {
    if (chunk.type === 'text-delta') yield chunk.delta;
    else if (chunk.type === 'finish') finishReason = finishReasons[chunk.finishReason ?? 'stop'];
    else if (isParleyDataPart(chunk)) {
      if (chunk.type === 'data-parley-citation') citations.push(chunk.data);
      if (chunk.type === 'data-parley-usage') usage = chunk.data;
      if (chunk.type === 'data-parley-moderation' && chunk.data.action === 'block') {
        finishReason = 'content_filter';
        yield chunk.data.reason ?? safeSentences.blocked;
      }
    }
  }
  return { finishReason, citations, usage };
}

const writeUsage = (usage: Usage | undefined) => ({
  prompt_tokens: usage?.inputTokens ?? 0,
  completion_tokens: usage?.outputTokens ?? 0,
  total_tokens: (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0),
});

/** The citations that have an address, in OpenAI's own form; all of them stand in `citations`. */
const writeAnnotations = (citations: readonly Citation[]) =>
  citations.flatMap(({ url, title }) =>
    url === undefined ? [] : [{ type: 'url_citation', url_citation: { url, title, start_index: 0, end_index: 0 } }],
  );

export type ChatCompletionsRouteOptions = {
  readonly sites: Sites;
  readonly apiKeys: ApiKeys;
  readonly answerTurn: AnswerTurn;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly log: Log;
  readonly bodyBytes: number;
  readonly textLength: number;
};

/**
 * `POST /v1/chat/completions`: the same guarded, grounded assistant for any OpenAI client. `model` names the site.
 *
 * Such clients bring the history themselves, so nothing is stored and a dropped connection ends the answer.
 */
export const createChatCompletionsRoute = ({
  sites,
  apiKeys,
  answerTurn,
  limiter,
  clock,
  log,
  bodyBytes,
  textLength,
}: ChatCompletionsRouteOptions) => {
  /** The site that `model` names; clients that insist on a model of their own get the first site that their key opens. */
  const chooseSite = (request: Request, name: string | null | undefined): Site => {
    const isOpen = apiKeys.authorize(request);
    const open = sites.list.filter(({ key }) => isOpen(key));
    const site = open.find(({ key }) => key === name) ?? open[0];
    if (site === undefined) throw new HttpRefusal('unauthorized');
    return site;
  };

  return async (request: Request): Promise<Response> => {
    apiKeys.authorize(request);
    const body = await readJson(request, completionBodySchema, { maxBytes: bodyBytes });
    const site = chooseSite(request, body.model);
    checkOrigin(request, site);
    limiter.take(request.headers.get('authorization') ?? '');
    const { text, history } = readCompletionTurn(body);
    if (text.length > textLength) throw new HttpRefusal('too-large', { message: 'The message is too long.' });

    const reader = new AbortController();
    const { signal } = reader;
    request.signal.addEventListener('abort', () => reader.abort());
    const input = await checkInput(text, { guards: site.inputGuards, language: undefined, signal });
    const answer = async function* () {
      for (const part of input) {
        if (!isParleyDataPart(part)) continue;
        yield part;
        if (part.type === 'data-parley-moderation' && part.data.action === 'block') return;
      }
      const kept = input.flatMap((part) => (part.type === 'text' && 'text' in part ? [part.text] : [])).join('');
      yield* answerTurn({ site, text: kept, history, language: undefined, signal });
    };
    const completion = readCompletion(answer());
    const head = {
      id: createId('chatcmpl'),
      created: Math.floor(clock.now() / 1000),
      model: site.key,
    };

    if (body.stream !== true) {
      let content = '';
      for (;;) {
        const { done, value } = await completion.next();
        if (!done) {
          content += value;
          continue;
        }
        const annotations = writeAnnotations(value.citations);
        return Response.json(
          {
            ...head,
            object: 'chat.completion',
            choices: [
              {
                index: 0,
                message: { role: 'assistant', content, refusal: null, ...(annotations.length > 0 && { annotations }) },
                finish_reason: value.finishReason,
                logprobs: null,
              },
            ],
            usage: writeUsage(value.usage),
            citations: value.citations,
          },
          { headers: { 'cache-control': 'no-store' } },
        );
      }
    }

    const write = (fields: object) =>
      `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...fields })}\n\n`;
    const writeDelta = (delta: object, finishReason: string | null = null) => ({
      choices: [{ index: 0, delta, finish_reason: finishReason, logprobs: null }],
    });
    const encode = async function* () {
      yield write(writeDelta({ role: 'assistant', content: '' }));
      try {
        for (;;) {
          const { done, value } = await completion.next();
          if (!done) {
            yield write(writeDelta({ content: value }));
            continue;
          }
          const annotations = writeAnnotations(value.citations);
          yield write({
            ...writeDelta(annotations.length > 0 ? { annotations } : {}, value.finishReason),
            citations: value.citations,
          });
          if (body.stream_options?.include_usage === true) yield write({ choices: [], usage: writeUsage(value.usage) });
          break;
        }
      } catch (error) {
        if (signal.aborted) return;
        const code = codeOfFailure(error);
        log({ level: 'error', event: 'completion-failed', site: site.key, code, detail: describeFailure(error) });
        yield `data: ${JSON.stringify({ error: { message: safeSentences[code], type: 'server_error', code } })}\n\n`;
      }
      yield 'data: [DONE]\n\n';
    };
    return new Response(
      createTextStream(encode(), () => reader.abort()),
      { headers: eventStreamHeaders },
    );
  };
};
