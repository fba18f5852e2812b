import type { Chunk } from '../chunk.ts';
import { isRecord } from '../is-record.ts';
import { writeModeration } from './moderate-reply.ts';

/** OpenAI's own verdicts on question and answer, which come after the answer: a warning for each that is flagged. */
export const readOpenaiModeration = (moderation: unknown): Chunk[] => {
  if (!isRecord(moderation)) return [];
  return (['input', 'output'] as const).flatMap((stage) => {
    const verdict = moderation[stage];
    const results = isRecord(verdict) && Array.isArray(verdict.results) ? verdict.results : [verdict];
    const flagged = results.filter(isRecord).find((result) => result.flagged === true);
    if (flagged === undefined) return [];
    const categories = Object.entries(isRecord(flagged.categories) ? flagged.categories : {}).flatMap(
      ([category, isFlagged]) => (isFlagged === true ? [category] : []),
    );
    const scores = Object.fromEntries(
      Object.entries(isRecord(flagged.category_scores) ? flagged.category_scores : {}).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    );
    return [writeModeration({ stage, action: 'warn', category: categories[0] ?? 'flagged', categories, scores })];
  });
};
