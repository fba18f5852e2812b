import {
  type ConversationRecord,
  type Handoff,
  isHandoff,
  ParleyError,
  type PassageRecord,
  readFailure,
  routes,
  type SiteInfo,
} from '@parley/protocol';
import { isConversationRecord } from '../is-conversation-record.ts';
import { isFields } from '../is-fields.ts';
import { type RelayOptions, type RelayRequest, requestRelay } from './relay-request.ts';

type Question = { readonly signal?: AbortSignal };

/** The conversation as the relay keeps it; `null` when it has none of this id, or none of this visitor. */
export const loadConversation = async (
  options: RelayOptions,
  { conversationId, ...question }: Question & { readonly conversationId: string },
): Promise<ConversationRecord | null> => {
  const value = await readJson(options, { path: routes.conversation(conversationId), ...question });
  return value === null ? null : expect(value, isConversationRecord);
};

/** Erases the conversation on the relay. */
export const eraseConversation = async (
  options: RelayOptions,
  { conversationId }: { readonly conversationId: string },
): Promise<void> => {
  const response = await requestRelay(options, { path: routes.conversation(conversationId), method: 'DELETE' });
  if (!response.ok && response.status !== 404) throw await readFailure(response);
};

/** Asks for a person, and tells how it stands. */
export const requestHandoff = async (
  options: RelayOptions,
  { conversationId, ...question }: Question & { readonly conversationId: string },
): Promise<Handoff> => {
  const body = { site: options.site };
  const value = await readJson(options, { path: routes.handoff(conversationId), method: 'POST', body, ...question });
  return expect(value, isHandoff);
};

/** What a page may know of its site before anyone asks anything. */
export const loadSite = async (options: RelayOptions, question: Question = {}): Promise<SiteInfo> =>
  expect(await readJson(options, { path: routes.site, ...question }), isSiteInfo);

/** One passage, for the reader of a citation; `null` when there is none of this id. */
export const loadPassage = async (
  options: RelayOptions,
  { passageId, ...question }: Question & { readonly passageId: string },
): Promise<PassageRecord | null> => {
  const value = await readJson(options, { path: routes.passage(passageId), ...question });
  return value === null ? null : expect(value, isPassageRecord);
};

/** The JSON of an answer; `null` when there is no such thing. */
const readJson = async (options: RelayOptions, request: RelayRequest): Promise<unknown> => {
  const response = await requestRelay(options, request);
  if (response.status === 404) return null;
  if (!response.ok) throw await readFailure(response);
  // What is no JSON is nothing that was asked for.
  return response.json().catch(() => undefined);
};

const expect = <Value>(value: unknown, isExpected: (value: unknown) => value is Value): Value => {
  if (isExpected(value)) return value;
  throw new ParleyError('The relay answered with something else than was asked for.', { code: 'malformed-chunk' });
};

const isSiteInfo = (value: unknown): value is SiteInfo =>
  isFields(value) &&
  typeof value.key === 'string' &&
  typeof value.name === 'string' &&
  typeof value.assistantName === 'string' &&
  typeof value.canHandOff === 'boolean' &&
  Array.isArray(value.languages) &&
  isFields(value.greeting) &&
  isFields(value.suggestions);

const isPassageRecord = (value: unknown): value is PassageRecord =>
  isFields(value) &&
  typeof value.id === 'string' &&
  typeof value.documentId === 'string' &&
  typeof value.title === 'string' &&
  typeof value.text === 'string' &&
  isFields(value.locator);
