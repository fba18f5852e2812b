import type { Message } from '@parley/protocol';

export type BudgetCheck =
  | { readonly isAllowed: true }
  /** A message is not sent; it fails with this code. */
  | { readonly isAllowed: false; readonly code: 'budget-spent' };

/** What a conversation may cost. */
export type Budget = {
  /** Asked before each request to the back end. */
  check(conversationId: string): BudgetCheck;
  /**
   * Told of every message that a conversation has: when it is loaded, and when a reply ends in any way. The same message
   * twice counts once, as it is now.
   */
  record(conversationId: string, messages: readonly Message[]): void;
};
