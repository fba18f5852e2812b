import type { Message } from '@parley/protocol';

/** A question and all that came of it, until the next question. The first may begin without one. */
export type ContextTurn = {
  readonly messages: readonly Message[];
  /** What it takes in a prompt. */
  readonly tokens: number;
};

/** The turns of a branch, oldest first, without its system messages. */
export const splitTurns = (
  messages: readonly Message[],
  countTokens: (message: Message) => number,
): readonly ContextTurn[] => {
  const turns: Message[][] = [];
  for (const message of messages) {
    if (message.role === 'system') continue;
    const turn = turns.at(-1);
    if (turn === undefined || message.role === 'user') turns.push([message]);
    else turn.push(message);
  }
  return turns.map((turn) => ({
    messages: turn,
    tokens: turn.reduce((sum, message) => sum + countTokens(message), 0),
  }));
};
