import { join, resolve } from 'node:path';
import { ParleyError } from '@parley/protocol';
import { systemClock } from './clock.ts';
import { parseConfig } from './config/parse-config.ts';
import { createApp } from './create-app.ts';
import type { RequestContext } from './http/client-address.ts';
import { createErrorResponse } from './http/error-response.ts';
import { type KnowledgeReport, prepareKnowledge } from './knowledge/prepare-knowledge.ts';
import { logToConsole } from './log.ts';
import { extractive } from './models/extractive.ts';
import type { RelayConfig } from './relay-config.ts';
import { repairReplies } from './replies/repair-replies.ts';
import { createReplyDesk } from './replies/reply-desk.ts';
import { createSite } from './site.ts';
import { createSites } from './sites.ts';
import { createSqliteStore } from './stores/sqlite-store.ts';
import { createAnswerTurn } from './turn/answer-turn.ts';
import { createRunTurn } from './turn/run-turn.ts';
import { wait } from './wait.ts';

/** The relay: a plain function of a `Request`, and its end. */
export type Relay = {
  /** Never rejects. `context` is what only the runtime knows, such as the address of the connection. */
  readonly fetch: (request: Request, context?: RequestContext) => Promise<Response>;
  /** What each site knows and what was refused. */
  readonly knowledge: readonly KnowledgeReport[];
  /** Name of the relay's model. */
  readonly modelName: string;
  /** Refuses new messages, lets replies under way finish for `graceMs`, stores the rest as truncated, and closes the store. */
  readonly close: (options?: { readonly graceMs?: number }) => Promise<void>;
};

/**
 * Makes a relay: opens the store, indexes the documents, and ends the replies that an earlier process left unfinished.
 *
 * Throws a `ConfigError` for a mistake in the config and a `ParleyError` for a failure of the world, both in one line.
 *
 * @example
 * const relay = await createRelay({ sites: { shop: { name: 'Shop', documents: ['./documents'] } } });
 * const response = await relay.fetch(new Request('https://relay.example/healthz'));
 */
export const createRelay = async (input: RelayConfig): Promise<Relay> => {
  const config = parseConfig(input);
  const clock = config.clock ?? systemClock;
  const log = config.log ?? logToConsole;
  const dataFolder = resolve(config.dataFolder ?? '.parley');
  const model = config.model ?? extractive({ clock });
  const store = config.store ?? createSqliteStore({ path: join(dataFolder, 'parley.db') });

  const prepare = async () => {
    const prepared = await Promise.all(
      Object.entries(config.sites).map(async ([key, site]) => {
        const { retriever, report } = await prepareKnowledge({ key, site, dataFolder });
        return { report, site: createSite(key, site, { model, retriever, store: store.forSite(key) }) };
      }),
    );
    const [first, ...rest] = prepared.map(({ site }) => site);
    if (first === undefined) throw new Error('unreachable: the config has at least one site');
    return { sites: createSites([first, ...rest]), knowledge: prepared.map(({ report }) => report) };
  };
  // A store that was given is its owner's to close.
  const closeStore = () => (config.store === undefined ? store.close() : Promise.resolve());
  const { sites, knowledge } = await prepare().catch(async (error: unknown) => {
    await closeStore();
    throw error;
  });

  const desk = createReplyDesk({
    clock,
    log,
    abandonAfterMs: config.abandonAfterMs ?? 120_000,
    heartbeatMs: config.heartbeatMs ?? 15_000,
    batchMs: 20,
  });
  const answerTurn = createAnswerTurn({ clock, log });
  const runTurn = createRunTurn(answerTurn);
  await repairReplies({ store, sites, desk, runTurn, clock, log });

  const app = createApp({ config, sites, desk, runTurn, answerTurn, clock, log });
  let isClosing = false;

  return {
    fetch: async (request, context = {}) =>
      isClosing
        ? createErrorResponse(
            new ParleyError('The relay is closing.', { code: 'upstream-unavailable', retryAfterMs: 2_000 }),
          )
        : app.fetch(request, context),
    knowledge,
    modelName: model.name,
    close: async ({ graceMs = 0 } = {}) => {
      if (isClosing) return;
      isClosing = true;
      const grace = new AbortController();
      const over = wait(graceMs, { clock, signal: grace.signal }).then(() => grace.abort());
      await desk.drain(grace.signal);
      grace.abort();
      await over;
      await desk.close();
      await closeStore();
    },
  };
};
