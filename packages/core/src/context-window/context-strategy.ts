import type { Message } from '@parley/protocol';
import type { CountTokens } from './estimate-tokens.ts';
import type { ContextTurn } from './split-turns.ts';

/** What a strategy chose. Messages that are not kept are omitted. */
export type ChosenContext = {
  readonly kept: ReadonlySet<Message>;
  /** Stands for what is omitted; it counts like the others. */
  readonly summary?: Message;
};

/** Chooses what stays of the turns before the last, when not all of them fit. */
export type ContextStrategy = (
  turns: readonly ContextTurn[],
  options: {
    /** Tokens that there are for them and for a summary. */
    readonly maxTokens: number;
    readonly countTokens: CountTokens;
    readonly signal: AbortSignal;
  },
) => ChosenContext | Promise<ChosenContext>;

/** The messages of the newest turns that fit together; none is skipped for an older one. */
export const keepNewest = (turns: readonly ContextTurn[], maxTokens: number): readonly Message[] => {
  let room = maxTokens;
  let from = turns.length;
  for (let turn = turns[from - 1]; turn !== undefined && turn.tokens <= room; turn = turns[from - 1]) {
    room -= turn.tokens;
    from -= 1;
  }
  return turns.slice(from).flatMap(({ messages }) => messages);
};
