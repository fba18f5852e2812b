import { type ContextStrategy, keepNewest } from './context-strategy.ts';
import { countMessageTokens } from './count-message-tokens.ts';

export type DropOldestOptions = {
  /** Keeps the first question, for conversations that begin with what they are about. @default false */
  readonly keepFirstQuestion?: boolean;
};

/** Keeps as many of the newest turns as fit. */
export const dropOldest =
  ({ keepFirstQuestion = false }: DropOldestOptions = {}): ContextStrategy =>
  (turns, { maxTokens, countTokens }) => {
    const question = keepFirstQuestion ? turns[0]?.messages.find(({ role }) => role === 'user') : undefined;
    const tokens = question === undefined ? 0 : countMessageTokens(question, countTokens);
    if (question === undefined || tokens > maxTokens) return { kept: new Set(keepNewest(turns, maxTokens)) };
    return { kept: new Set([question, ...keepNewest(turns.slice(1), maxTokens - tokens)]) };
  };
