import type { Message } from '@parley/protocol';

/** A limit on what conversations may take. `createBudget` makes one. */
export type Budget = {
  /** Asked before a message leaves; `false` keeps it here, with the code `budget-spent`. */
  canSpend(): boolean;
  /** Told of each reply as it ended, stopped and failed ones too. */
  record(message: Message): void;
};
