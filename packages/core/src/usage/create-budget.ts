import type { Message } from '@parley/protocol';
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
  /**
   * `conversation`: all that the budget is told of, so each conversation has a budget of its own. `day`: what is from the
   * same day, by the clock of UTC, of all conversations that have this budget.
   *
   * @default 'conversation'
   */
  readonly per?: 'conversation' | 'day';
  /** Milliseconds since the epoch; `environment.now`. Needed with `day`. */
  readonly now?: () => number;
  /** For usage that does not say what it cost. @default {} */
  readonly prices?: ModelPrices;
  /** Share of the limit from which `onWarn` is told. @default 0.8 */
  readonly warnAt?: number;
  /** Told once, or once a day, while there is some left. */
  readonly onWarn?: (state: BudgetState) => void;
  /** Told once, or once a day, when the limit is reached. */
  readonly onSpent?: (state: BudgetState) => void;
};

type Spent = Pick<BudgetState, 'spentUsd' | 'spentTokens'>;
/** What counts together. */
type Account = { readonly messages: Map<string, Spent>; isWarned: boolean; isSpent: boolean };

const dayMs = 86_400_000;

/**
 * Makes a budget for `createConversation({ budget })`. A reply under way is not cut: the one that reaches the limit ends,
 * and the next is not asked for. A message that is recorded twice counts once, as it is now; record those of before a
 * reload too. A visitor can change what the page counts, so the relay has budgets of its own.
 *
 * @example
 * const budget = createBudget({ limitUsd: 0.5, prices, onSpent: () => showSpent() });
 */
export const createBudget = (options: BudgetOptions): Budget & { readonly getState: () => BudgetState } => {
  const { limitUsd, limitTokens, per = 'conversation', now, prices = {}, warnAt = 0.8, onWarn, onSpent } = options;
  if (limitUsd === undefined && limitTokens === undefined) {
    throw new Error('[parley] createBudget needs `limitUsd` or `limitTokens`.');
  }
  if (per === 'day' && now === undefined) throw new Error("[parley] createBudget({ per: 'day' }) needs `now`.");
  const accounts = new Map<number, Account>();
  const nameAccount = (atMs: number) => (per === 'day' ? Math.floor(atMs / dayMs) : 0);

  const measure = (account: Account | undefined): BudgetState => {
    let spentUsd = 0;
    let spentTokens = 0;
    for (const spent of account?.messages.values() ?? []) {
      spentUsd += spent.spentUsd;
      spentTokens += spent.spentTokens;
    }
    const share = Math.max(shareOf(spentUsd, limitUsd), shareOf(spentTokens, limitTokens));
    return { spentUsd, spentTokens, share };
  };
  const getState = () => measure(accounts.get(nameAccount(now?.() ?? 0)));

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

  const record = (message: Message) => {
    const { inputTokens, outputTokens, costUsd, requests } = sumUsage([message], { prices });
    if (requests === 0) return;
    const name = nameAccount(message.createdAtMs);
    const account = accounts.get(name) ?? { messages: new Map<string, Spent>(), isWarned: false, isSpent: false };
    accounts.set(name, account);
    account.messages.set(message.id, { spentUsd: costUsd, spentTokens: inputTokens + outputTokens });
    // What was spent on another day is over.
    if (name === nameAccount(now?.() ?? 0)) tell(account);
  };

  return { canSpend: () => getState().share < 1, record, getState };
};

/** A limit of nothing is reached from the beginning. */
const shareOf = (spent: number, limit: number | undefined): number => {
  if (limit === undefined) return 0;
  return limit > 0 ? spent / limit : 1;
};
