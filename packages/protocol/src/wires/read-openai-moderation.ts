import { moderateReply } from './moderate-reply.ts';
import { readFields, readList } from './read-fields.ts';
import type { WireState } from './wire-state.ts';

/** OpenAI's own verdicts on question and answer, which come after the answer: a warning for each that is flagged. */
export const readOpenaiModeration = (state: WireState, moderation: unknown): void => {
  for (const stage of ['input', 'output'] as const) {
    const verdict = readFields(readFields(moderation)[stage]);
    const flagged = [verdict, ...readList(verdict.results)].find((result) => result.flagged === true);
    if (flagged === undefined) continue;
    const scores: Record<string, number> = {};
    for (const [category, score] of Object.entries(readFields(flagged.category_scores))) {
      if (typeof score === 'number') scores[category] = score;
    }
    const all = Object.entries(readFields(flagged.categories));
    const categories = all.flatMap(([category, isFlagged]) => (isFlagged === true ? [category] : []));
    moderateReply(state, { stage, action: 'warn', category: categories[0] ?? 'flagged', categories, scores });
  }
};
