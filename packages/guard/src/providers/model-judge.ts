import type { Guard } from '../guard.ts';
import type { Verdict } from '../verdict.ts';
import { readLlamaGuardAnswer, writeLlamaGuardPrompt } from './llama-guard.ts';
import { readPolicyAnswer, writePolicyPrompt } from './policy-prompt.ts';
import { createMisread } from './post-json.ts';

export type ModelJudgeOptions = {
  /** Has any model answer a prompt, given as one message of the user, at temperature 0. */
  readonly ask: (prompt: string, options: { readonly signal: AbortSignal }) => Promise<string>;
  /** What is not allowed, in your own words, for a model that follows instructions. @default Llama Guard's own categories and prompt */
  readonly policy?: string;
  /** Categories that are let through. @default [] */
  readonly ignore?: readonly string[];
  /** What a finding stands for. @default 'block' */
  readonly action?: 'block' | 'warn';
  /** A safe sentence for the visitor. @default the page's own text */
  readonly reason?: string;
};

/**
 * Asks a model whether a text is allowed: Llama Guard, or any other with your policy. The text is fenced, so that it cannot
 * speak to the judge. An answer in any other form than the one asked for is a failure, which follows `onFailure`, and never
 * allows. It judges a text as a whole, so a block covers its window.
 *
 * @example modelJudge({ ask, policy: 'No advice on which shares to buy.' })
 */
export const modelJudge = (options: ModelJudgeOptions): Guard => {
  const { ask, policy, ignore = [], action = 'block', reason } = options;
  const guard: Guard = async (content, { role, signal }): Promise<Verdict> => {
    if (content.trim() === '') return { type: 'allow' };
    const prompt = policy === undefined ? writeLlamaGuardPrompt(content, role) : writePolicyPrompt(content, policy);
    const answer = await ask(prompt, { signal });
    const found = policy === undefined ? readLlamaGuardAnswer(answer) : readPolicyAnswer(answer);
    if (found === null) throw createMisread('the judge', answer);
    const categories = found.filter((category) => !ignore.includes(category));
    const [category] = categories;
    if (category === undefined) return { type: 'allow' };
    return { type: action, category, categories, ...(reason !== undefined && { reason }) };
  };
  return Object.assign(guard, { isPartialAware: true });
};
