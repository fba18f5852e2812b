import type { Message } from '@parley/protocol';
import { type ContextStrategy, keepNewest } from './context-strategy.ts';
import { countMessageTokens } from './count-message-tokens.ts';
import { cutText } from './cut-text.ts';

export type SummariseOldestOptions = {
  /**
   * Writes a summary of messages, with a model as a rule. The first of them may be the summary before, so that what was
   * summarised once is not read again. What it throws, or an empty text, drops the messages instead.
   */
  readonly summarise: (messages: readonly Message[], options: { readonly signal: AbortSignal }) => Promise<string>;
  /** Share of the room that the newest turns keep when a summary is written; the lower, the more rarely one is. @default 0.5 */
  readonly keptShare?: number;
  /** Share of the room that a summary may take; a longer one is cut. @default 0.25 */
  readonly summaryShare?: number;
  /** Told why a summary could not be written. */
  readonly onError?: (error: unknown) => void;
};

type Cached = { readonly ids: readonly string[]; readonly text: string };

/** Conversations whose summary is remembered. */
const mostCached = 50;

/** Whether a message is the summary of earlier ones that `summariseOldest` wrote. */
export const isSummary = ({ parts }: Pick<Message, 'parts'>): boolean =>
  parts.some(({ type }) => type === 'data-parley-summary');

/**
 * Puts a summary in the place of the oldest turns. A summary is written once for the same messages, and goes on from the
 * one before when there are more. It stands as the visitor's words, never as instructions: it is made of what they wrote.
 */
export const summariseOldest = ({
  summarise,
  keptShare = 0.5,
  summaryShare = 0.25,
  onError,
}: SummariseOldestOptions): ContextStrategy => {
  const cache = new Map<string, Cached>();

  const remember = (cached: Cached) => {
    const [key = ''] = cached.ids;
    cache.delete(key);
    cache.set(key, cached);
    for (const oldest of cache.keys()) if (cache.size > mostCached) cache.delete(oldest);
  };

  return async (turns, { maxTokens, countTokens, signal }) => {
    const all = turns.flatMap(({ messages }) => messages);
    const cached = findCached(cache, all);
    const create = (text: string, ids: readonly string[]) => {
      const summary = createSummary(text, ids, all);
      const limit = maxTokens * summaryShare;
      const tokens = countMessageTokens(summary, countTokens);
      if (tokens <= limit) return summary;
      const frame = tokens - countTokens(text);
      const cut = cutText(text, limit - frame, countTokens);
      return cut === null ? null : createSummary(cut, ids, all);
    };

    if (cached !== undefined) {
      const rest = all.slice(cached.ids.length);
      const summary = create(cached.text, cached.ids);
      const tokens = [...rest, ...(summary === null ? [] : [summary])].reduce(
        (sum, message) => sum + countMessageTokens(message, countTokens),
        0,
      );
      if (summary !== null && tokens <= maxTokens) return { kept: new Set(rest), summary };
    }

    const kept = keepNewest(turns, maxTokens * Math.min(keptShare, 1 - summaryShare));
    const omitted = all.slice(0, all.length - kept.length);
    // Another summary may have been written for more than is omitted now, with another window.
    const isBehind = cached !== undefined && cached.ids.length <= omitted.length;
    const before = isBehind ? create(cached.text, cached.ids) : null;
    const unread = before === null || cached === undefined ? omitted : [before, ...omitted.slice(cached.ids.length)];
    try {
      const text = (await summarise(unread, { signal })).trim();
      const ids = omitted.map(({ id }) => id);
      const summary = text === '' ? null : create(text, ids);
      if (summary !== null) {
        remember({ ids, text });
        return { kept: new Set(kept), summary };
      }
    } catch (error) {
      if (!signal.aborted) onError?.(error);
    }
    return { kept: new Set(keepNewest(turns, maxTokens)) };
  };
};

/** A summary of how the messages begin. */
const findCached = (cache: ReadonlyMap<string, Cached>, messages: readonly Message[]): Cached | undefined => {
  const cached = cache.get(messages[0]?.id ?? '');
  return cached?.ids.every((id, index) => messages[index]?.id === id) === true ? cached : undefined;
};

const createSummary = (text: string, messageIds: readonly string[], messages: readonly Message[]): Message => ({
  id: `summary-${messageIds.at(-1)}`,
  role: 'user',
  parentId: null,
  parts: [
    { type: 'text', text: `Summary of the earlier conversation:\n${text}` },
    { type: 'data-parley-summary', data: { messageIds } },
  ],
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: messages[messageIds.length - 1]?.createdAtMs ?? 0,
});
