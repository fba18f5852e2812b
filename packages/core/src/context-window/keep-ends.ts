import { type ContextStrategy, keepNewest } from './context-strategy.ts';

export type KeepEndsOptions = {
  /** Turns that stay at the beginning, as long as they fit. @default 1 */
  readonly firstTurns?: number;
};

/** Keeps the first turns, which often say what it is all about, and as many of the newest as fit beside them. */
export const keepEnds =
  ({ firstTurns = 1 }: KeepEndsOptions = {}): ContextStrategy =>
  (turns, { maxTokens }) => {
    let room = maxTokens;
    let count = 0;
    for (const { tokens } of turns.slice(0, firstTurns)) {
      if (tokens > room) break;
      room -= tokens;
      count += 1;
    }
    const first = turns.slice(0, count).flatMap(({ messages }) => messages);
    return { kept: new Set([...first, ...keepNewest(turns.slice(count), room)]) };
  };
