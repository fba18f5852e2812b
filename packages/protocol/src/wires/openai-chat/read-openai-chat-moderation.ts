import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { createModeration } from '../create-moderation.ts';
import type { WireReaderOptions } from '../wire.ts';

/** Azure: the categories that its filter closed on. */
const readFiltered = (results: unknown): readonly string[] =>
  isRecord(results)
    ? Object.keys(results).filter((name) => {
        const result = results[name];
        return isRecord(result) && result.filtered === true;
      })
    : [];

const block = (stage: 'input' | 'output', categories: readonly string[]): Chunk =>
  createModeration(stage, 'block', categories[0] ?? 'content-filter', categories.length > 1 ? { categories } : {});

/** What the provider says of a visitor's message that its filter stopped. */
export const readPromptFilter = (chunks: Chunk[], results: unknown): void => {
  if (!Array.isArray(results)) return;
  for (const result of results) {
    const categories = readFiltered(isRecord(result) ? result.content_filter_results : undefined);
    if (categories.length > 0) chunks.push(block('input', categories));
  }
};

/** The answer ended because a filter stopped it. */
export const readOutputFilter = (chunks: Chunk[], choice: Fields): void => {
  chunks.push(block('output', readFiltered(choice.content_filter_results)));
};

const isFlagged = (result: Fields) => result.flagged === true;

/** Reads the verdict of OpenAI's own moderation, which comes after the text and stops nothing. */
export const readInlineModeration = (chunks: Chunk[], moderation: unknown, { onReport }: WireReaderOptions): void => {
  if (!isRecord(moderation)) return;
  for (const stage of ['input', 'output'] as const) {
    const verdict = moderation[stage];
    if (!isRecord(verdict)) continue;
    if (!Array.isArray(verdict.results)) {
      onReport?.({ type: 'unknown', name: `moderation ${stage}`, value: verdict });
      continue;
    }
    for (const result of verdict.results.filter(isRecord).filter(isFlagged)) {
      const { categories: flags, category_scores: values } = result;
      const categories = isRecord(flags) ? Object.keys(flags).filter((name) => flags[name] === true) : [];
      const scores: Record<string, number> = {};
      for (const [name, score] of Object.entries(isRecord(values) ? values : {})) {
        if (typeof score === 'number') scores[name] = score;
      }
      categories.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
      chunks.push(createModeration(stage, 'warn', categories[0] ?? 'flagged', { categories, scores }));
    }
  }
};
