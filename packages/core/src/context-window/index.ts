export type { ChosenContext, ContextStrategy } from './context-strategy.ts';
export { countMessageTokens } from './count-message-tokens.ts';
export { type DropOldestOptions, dropOldest } from './drop-oldest.ts';
export { type CountTokens, estimateTokens } from './estimate-tokens.ts';
export { type FitContextOptions, type FittedContext, fitContext } from './fit-context.ts';
export { type KeepEndsOptions, keepEnds } from './keep-ends.ts';
export { type LimitContextOptions, limitContext } from './limit-context.ts';
export type { ContextTurn } from './split-turns.ts';
export { isSummary, type SummariseOldestOptions, summariseOldest } from './summarise-oldest.ts';
