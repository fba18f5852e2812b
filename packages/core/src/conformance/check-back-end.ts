import { readRetryAfter, type Wire } from '@parley/protocol';
import { createBrowserEnvironment } from '../browser-environment.ts';
import type { Environment } from '../ports/environment.ts';
import { waitFor } from '../wait.ts';
import { type Answer, getMediaType } from './answer.ts';
import { type AskOptions, type Check, type Finding, type Probe, skip } from './check.ts';
import { durabilityChecks } from './checks/durability-checks.ts';
import { frameChecks } from './checks/frame-checks.ts';
import { requestChecks } from './checks/request-checks.ts';
import { everyResponseChecks, noReply, replyChecks, responseChecks } from './checks/response-checks.ts';
import { echoed, wordsChecks } from './checks/words-checks.ts';
import type { CheckResult, ConformanceReport } from './conformance-report.ts';
import type { Dialect, ProbeRequest, Question } from './dialect.ts';
import { createRelayDialect } from './dialects/relay-dialect.ts';
import { createUiMessageStreamDialect } from './dialects/ui-message-stream-dialect.ts';
import { createWireDialect } from './dialects/wire-dialect.ts';
import { exchange } from './exchange.ts';

/** How the back end is spoken to. */
export type BackEndKind =
  /** Our relay, or another with its routes. `visitor`: at least 128 random bits. @default a new visitor */
  | { readonly kind: 'relay'; readonly site: string; readonly visitor?: string }
  /** A route for the AI SDK's `useChat`. */
  | { readonly kind: 'ui-message-stream' }
  /** A provider, or anything that speaks a provider's wire. */
  | { readonly kind?: 'wire'; readonly wire: Wire; readonly model?: string };

export type CheckBackEndOptions = BackEndKind & {
  /** Base address of a relay or a provider, or the whole address of a route. */
  readonly url: string;
  /** Sent with each request, such as a key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The origin of a page that is to be allowed. @default none, and the preflight is not tried */
  readonly origin?: string;
  /** What is asked; `long` is for a reply long enough to be stopped. */
  readonly prompts?: Partial<Probe['prompts']>;
  /** The longest that one answer is waited for. @default 30000 */
  readonly timeoutMs?: number;
  /** Size of a body that is far too large. @default 8000000 */
  readonly largeBytes?: number;
  /** @default the environment's */
  readonly fetch?: typeof fetch;
  /** @default the browser's, or Node's where there is no document */
  readonly environment?: Environment;
};

const defaultPrompts: Probe['prompts'] = {
  question: 'Please introduce yourself in two sentences.',
  echo: `Please repeat this line exactly, and nothing else: ${echoed}`,
  long: 'Please count from one to three hundred in words, one number a line.',
};

/** One mistake is told once: a back end that does not answer is not asked for more. */
const unlessNoReply = (check: Check): Check => ({
  ...check,
  run: (probe) => (probe.answer.frames.length === 0 ? skip(noReply) : check.run(probe)),
});

const checks: readonly Check[] = [
  ...responseChecks,
  ...[replyChecks, frameChecks, wordsChecks, requestChecks, durabilityChecks].flat().map(unlessNoReply),
  ...everyResponseChecks,
];

const longestExcerpt = 200;

/**
 * Tries a back end against everything that a client needs of one, over HTTP and with real messages: about twenty, so that
 * a model behind it costs a little. Never rejects: what goes wrong is in the report.
 *
 * @example
 * const report = await checkBackEnd({ kind: 'relay', url: 'https://chat.example.com', site: 'demo' });
 * console.log(formatReport(report));
 */
export const checkBackEnd = async (options: CheckBackEndOptions): Promise<ConformanceReport> => {
  const { url, headers = {}, origin, prompts, timeoutMs = 30_000, largeBytes = 8_000_000 } = options;
  const environment = options.environment ?? createBrowserEnvironment();
  const fetch = options.fetch ?? environment.fetch;
  const dialect = createDialect(options, environment);
  const answers: Answer[] = [];

  const send = async (request: ProbeRequest, ask: AskOptions = {}): Promise<Answer> => {
    const own = request.method === 'OPTIONS' ? {} : { ...headers, ...(origin !== undefined && { origin }) };
    const whole = { ...request, headers: { ...request.headers, ...own } };
    const attempt = async () => {
      const answer = await exchange(whole, { dialect, environment, fetch, timeoutMs, ...ask });
      answers.push(answer);
      return answer;
    };
    const answer = await attempt();
    if (answer.status !== 429) return answer;
    // The checks themselves are many messages in a short time.
    const restMs = Math.min(readRetryAfter(answer.headers.get('retry-after'), environment.now()) ?? 1_000, timeoutMs);
    await waitFor(restMs, { environment, signal: new AbortController().signal });
    return attempt();
  };

  const createQuestion = (text: string): Question => ({
    conversationId: environment.createId(),
    messageId: environment.createId(),
    replyMessageId: environment.createId(),
    text,
  });
  const allPrompts = { ...defaultPrompts, ...prompts };
  const answer = await send(dialect.writeQuestion(createQuestion(allPrompts.question)));
  const probe: Probe = {
    dialect,
    origin,
    largeBytes,
    prompts: allPrompts,
    answer,
    createQuestion,
    send,
    getAnswers: () => answers,
  };

  const results: CheckResult[] = [];
  for (const check of checks) results.push(describe(check, await check.run(probe)));
  const isConforming = results.every(({ requirement, outcome }) => requirement !== 'must' || outcome !== 'failed');
  return { url, kind: dialect.name, isConforming, checks: results };
};

const createDialect = (options: CheckBackEndOptions, { createId }: Environment): Dialect => {
  const { url } = options;
  switch (options.kind) {
    case 'relay':
      return createRelayDialect({ url, site: options.site, visitor: options.visitor ?? createId() });
    case 'ui-message-stream':
      return createUiMessageStreamDialect({ url });
    default:
      return createWireDialect({ url, wire: options.wire, model: options.model ?? '' });
  }
};

const describe = ({ id, title, requirement }: Check, { answer, ...finding }: Finding): CheckResult => ({
  id,
  title,
  requirement,
  ...finding,
  ...(answer && { sent: describeSent(answer), received: describeReceived(answer) }),
});

const cut = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, longestExcerpt);

const describeSent = ({ request: { method, url, body = '' } }: Answer) => cut(`${method} ${url} ${body}`);

const describeReceived = (answer: Answer) =>
  cut(`${answer.status ?? 'nothing'} ${getMediaType(answer)}: ${answer.failure ?? ''} ${answer.body}`);
