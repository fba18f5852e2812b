import type { Guard } from '../guard.ts';
import { createMisread, postJson } from './post-json.ts';

export type OpenaiModerationOptions = {
  readonly apiKey: string;
  readonly fetch: typeof fetch;
  /** @default 'https://api.openai.com/v1' */
  readonly baseUrl?: string;
  /** @default 'omni-moderation-latest' */
  readonly model?: string;
  /** The score, from 0 to 1, from which a category counts; above 1 it never does. @default what OpenAI flags */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** What a category that counts stands for. @default 'block' */
  readonly action?: 'block' | 'warn';
  /** A safe sentence for the visitor. @default the page's own text */
  readonly reason?: string;
};

type Result = {
  readonly categories: Readonly<Record<string, boolean>>;
  readonly scores: Readonly<Record<string, number>>;
};

const isRecordOf = <Value>(
  value: unknown,
  isValue: (value: unknown) => value is Value,
): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(isValue);
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isNumber = (value: unknown) => typeof value === 'number';
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

const readResult = (answer: unknown): Result | null => {
  const results = field(answer, 'results');
  if (!Array.isArray(results)) return null;
  const [categories, scores] = [field(results[0], 'categories'), field(results[0], 'category_scores')];
  return isRecordOf(categories, isBoolean) && isRecordOf(scores, isNumber) ? { categories, scores } : null;
};

/**
 * Asks OpenAI's moderation endpoint, or one that speaks like it. It judges a text as a whole, so a block covers its window.
 *
 * @see https://platform.openai.com/docs/api-reference/moderations
 * @example openaiModeration({ apiKey, fetch, thresholds: { violence: 0.8 } })
 */
export const openaiModeration = (options: OpenaiModerationOptions): Guard => {
  const { apiKey, fetch, baseUrl = 'https://api.openai.com/v1', model = 'omni-moderation-latest' } = options;
  const { thresholds = {}, action = 'block', reason } = options;
  const service = 'OpenAI moderation';

  const guard: Guard = async (content, { signal }) => {
    if (content.trim() === '') return { type: 'allow' };
    const answer = await postJson({
      fetch,
      url: `${baseUrl}/moderations`,
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, input: content }),
      signal,
      service,
    });
    const result = readResult(answer);
    if (result === null) throw createMisread(service, JSON.stringify(answer));
    const { categories, scores } = result;
    const scoreOf = (category: string) => scores[category] ?? 0;
    const found = Object.keys({ ...categories, ...scores })
      .filter((category) => {
        const threshold = thresholds[category];
        return threshold === undefined ? categories[category] === true : scoreOf(category) >= threshold;
      })
      .sort((a, b) => scoreOf(b) - scoreOf(a));
    const [category] = found;
    if (category === undefined) return { type: 'allow' };
    return { type: action, category, categories: found, scores, ...(reason !== undefined && { reason }) };
  };
  return Object.assign(guard, { isPartialAware: true });
};
