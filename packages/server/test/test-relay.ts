import type { Passage, Retriever } from '@parley/knowledge';
import { headers } from '@parley/protocol';
import type { LogEntry } from '../src/log.ts';
import { createRelay, type Relay } from '../src/relay.ts';
import type { RelayConfig, SiteConfig } from '../src/relay-config.ts';
import { createSqliteStore } from '../src/stores/sqlite-store.ts';
import type { Store } from '../src/stores/store.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createScriptedModel, textChunks } from './scripted-model.ts';

export const feePassage: Passage = {
  id: 'fees-1',
  documentId: 'fees',
  title: 'Fees',
  text: 'An outgoing international transfer costs 18 dollars.',
  locator: { headings: ['Transfers'] },
  tenant: 'bank',
  language: 'en',
};

/** Finds a passage by any of its words, and only for its tenant. */
export const createFixedRetriever = (...passages: readonly Passage[]): Retriever => ({
  retrieve: async (query, { tenant }) => {
    const words = query.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    return passages
      .filter((passage) => passage.tenant === tenant && words.some((word) => passage.text.toLowerCase().includes(word)))
      .map((passage) => ({ ...passage, score: 0.9 }));
  },
  getPassage: async (id, { tenant }) => passages.find((passage) => passage.id === id && passage.tenant === tenant),
});

export type TestRelay = {
  readonly relay: Relay;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly log: LogEntry[];
  readonly get: (path: string, visitor?: string | null) => Promise<Response>;
  readonly send: (
    path: string,
    body: unknown,
    visitor?: string | null,
    more?: Record<string, string>,
  ) => Promise<Response>;
  readonly remove: (path: string, visitor?: string | null) => Promise<Response>;
};

export const visitorA = 'visitor-a-0123456789abcdef0123456789abcdef';
export const visitorB = 'visitor-b-0123456789abcdef0123456789abcdef';

export const chatBody = (changes: Record<string, unknown> = {}) => ({
  conversationId: 'conversation-1',
  site: 'bank',
  trigger: 'submit-message',
  message: { id: 'user-1', text: 'What does an international transfer cost?', parentId: null },
  replyMessageId: 'assistant-1',
  ...changes,
});

const createSite = (changes: Partial<SiteConfig> = {}): SiteConfig => ({
  name: 'Bank',
  retriever: createFixedRetriever(feePassage),
  canHandOff: true,
  origins: ['https://www.bank.example'],
  ...changes,
});

/** A relay with two sites, a store in memory and a clock that stands still. */
export const createTestRelay = async ({
  site,
  store = createSqliteStore({ path: ':memory:' }),
  ...changes
}: Partial<RelayConfig> & { readonly site?: Partial<SiteConfig> } = {}): Promise<TestRelay> => {
  const clock = createManualClock();
  const log: LogEntry[] = [];
  const relay = await createRelay({
    sites: { bank: createSite(site), clinic: createSite({ name: 'Clinic', origins: [] }) },
    model: createScriptedModel(...textChunks('It costs ', '18 dollars [1].')),
    store,
    clock,
    log: (entry) => log.push(entry),
    ...changes,
  });
  const request = (
    method: string,
    path: string,
    visitor: string | null,
    body?: unknown,
    more: Record<string, string> = {},
  ) =>
    relay.fetch(
      new Request(`http://relay.example${path}`, {
        method,
        headers: {
          ...(visitor !== null && { [headers.visitor]: visitor }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...more,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  return {
    relay,
    store,
    clock,
    log,
    get: (path, visitor = visitorA) => request('GET', path, visitor),
    send: (path, body, visitor = visitorA, more = {}) => request('POST', path, visitor, body, more),
    remove: (path, visitor = visitorA) => request('DELETE', path, visitor),
  };
};
