import type { Budget } from '../ports/budget.ts';
import type { ModelPrices } from './price-usage.ts';
import { sumUsage } from './sum-usage.ts';

/** What was spent of a budget. */
export type BudgetState = {
  readonly spentUsd: number;
  readonly spentTokens: number;
  /** Of the limit that is nearest, from 0; above 1 when the last reply cost more than there was. */
  readonly share: number;
};

export type BudgetOptions = {
  /** In US dollars. One of the two limits is needed; with both, the one reached first counts. */
  readonly limitUsd?: number;
  /** Input and output tokens together. */
  readonly limitTokens?: number;
  /** `day`: all conversations of one day together, by the clock of UTC. @default 'conversation' */
  readonly per?: 'conversation' | 'day';
  /** Milliseconds since the epoch; `environment.now`. Needed with `day`. */
  readonly now?: () => number;
  /** For usage that does not say what it cost. @default {} */
  readonly prices?: ModelPrices;
  /** Share of the limit from which `onWarn` is told. @default 0.8 */
  readonly warnAt?: number;
  /** Told once for each conversation or day, while there is some left. */
  readonly onWarn?: (state: BudgetState) => void;
  /** Told once for each conversation or day, when the limit is reached. */
  readonly onSpent?: (state: BudgetState) => void;
};

type Account = { readonly messages: Map<string, BudgetState>; isWarned: boolean; isSpent: boolean };

const dayMs = 86_400_000;

/**
 * Makes a budget for `createConversation({ budget })`. A reply under way is not cut: the one that reaches the limit ends,
 * and the next is not asked for. What the page counts a visitor can change, so the relay has budgets of its own.
 *
 * @example
 * const budget = createBudget({ limitUsd: 0.5, prices, onSpent: () => showSpent() });
 */
export const createBudget = ({
  limitUsd,
  limitTokens,
  per = 'conversation',
  now,
  prices = {},
  warnAt = 0.8,
  onWarn,
  onSpent,
}: BudgetOptions): Budget & {
  /** What was spent of the budget that counts for a conversation now. */
  readonly getState: (conversationId: string) => BudgetState;
} => {
  if (limitUsd === undefined && limitTokens === undefined) {
    throw new Error('[parley] createBudget needs `limitUsd` or `limitTokens`.');
  }
  if (per === 'day' && now === undefined) throw new Error('[parley] createBudget({ per: "day" }) needs `now`.');
  const accounts = new Map<string, Account>();

  const nameAccount = (conversationId: string, atMs: number) =>
    per === 'day' ? String(Math.floor(atMs / dayMs)) : conversationId;
  const nameCurrent = (conversationId: string) => nameAccount(conversationId, now?.() ?? 0);

  const measure = (account: Account | undefined): BudgetState => {
    const spent = [...(account?.messages.values() ?? [])];
    const spentUsd = spent.reduce((sum, message) => sum + message.spentUsd, 0);
    const spentTokens = spent.reduce((sum, message) => sum + message.spentTokens, 0);
    return { spentUsd, spentTokens, share: shareOf(spentUsd, spentTokens) };
  };

  /** A limit of nothing is reached from the beginning. */
  const shareOf = (spentUsd: number, spentTokens: number) =>
    Math.max(
      limitUsd === undefined ? 0 : limitUsd > 0 ? spentUsd / limitUsd : 1,
      limitTokens === undefined ? 0 : limitTokens > 0 ? spentTokens / limitTokens : 1,
    );

  const tell = (account: Account) => {
    const state = measure(account);
    if (state.share >= 1 && !account.isSpent) {
      account.isSpent = true;
      onSpent?.(state);
    } else if (state.share >= warnAt && state.share < 1 && !account.isWarned) {
      account.isWarned = true;
      onWarn?.(state);
    }
  };

  return {
    check: (conversationId) =>
      measure(accounts.get(nameCurrent(conversationId))).share < 1
        ? { isAllowed: true }
        : { isAllowed: false, code: 'budget-spent' },
    record: (conversationId, messages) => {
      const changed = new Set<Account>();
      for (const message of messages) {
        const { inputTokens, outputTokens, costUsd, requests } = sumUsage([message], { prices });
        if (requests === 0) continue;
        const name = nameAccount(conversationId, message.createdAtMs);
        const account = accounts.get(name) ?? { messages: new Map(), isWarned: false, isSpent: false };
        accounts.set(name, account);
        const spentTokens = inputTokens + outputTokens;
        account.messages.set(message.id, { spentUsd: costUsd, spentTokens, share: shareOf(costUsd, spentTokens) });
        changed.add(account);
      }
      const current = accounts.get(nameCurrent(conversationId));
      // What was spent on other days is over.
      if (current !== undefined && changed.has(current)) tell(current);
    },
    getState: (conversationId) => measure(accounts.get(nameCurrent(conversationId))),
  };
};
