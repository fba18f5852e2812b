import { type Message, ParleyError } from '@parley/protocol';
import type { ContextStrategy } from './context-strategy.ts';
import { countMessageTokens } from './count-message-tokens.ts';
import { dropOldest } from './drop-oldest.ts';
import { type CountTokens, estimateTokens } from './estimate-tokens.ts';
import { shrinkTurn } from './shrink-turn.ts';
import { splitTurns } from './split-turns.ts';

/** Messages that fit, and what is not among them, so that an interface can say so. */
export type FittedContext = {
  /** In their order; a message that is whole is the same object as before. */
  readonly messages: readonly Message[];
  /** Messages that are not sent, in their order. */
  readonly omitted: readonly Message[];
  /** Messages of which only a part is sent, as they were. */
  readonly shortened: readonly Message[];
  /** Stands among `messages` for what was omitted, when that was summarised. */
  readonly summary?: Message;
  /** Tokens of `messages`. */
  readonly tokens: number;
};

export type FitContextOptions = {
  /** The window of the model, less what its answer and the declarations of tools need. */
  readonly maxTokens: number;
  /** @default estimateTokens */
  readonly countTokens?: CountTokens;
  /** @default dropOldest() */
  readonly strategy?: ContextStrategy;
  /** Ends the work of the strategy. */
  readonly signal?: AbortSignal;
};

/**
 * Makes the messages of a branch fit into a window. System messages and the last question stay, order stays, and messages
 * go whole, so that no call of a tool is parted from its output. A last turn that alone is too long loses the oldest parts
 * of its answer, then the end of its question, with a mark. Throws `too-large` when the system messages leave it no room.
 *
 * @example
 * const { messages, omitted } = await fitContext(branch, { maxTokens: 8000 });
 */
export const fitContext = async (
  messages: readonly Message[],
  { maxTokens, countTokens = estimateTokens, strategy = dropOldest(), signal }: FitContextOptions,
): Promise<FittedContext> => {
  const counted = new Map<Message, number>();
  const countOne = (message: Message) => {
    const tokens = counted.get(message) ?? countMessageTokens(message, countTokens);
    counted.set(message, tokens);
    return tokens;
  };
  const count = (list: readonly Message[]) => list.reduce((sum, message) => sum + countOne(message), 0);
  const total = count(messages);
  if (total <= maxTokens) return { messages, omitted: [], shortened: [], tokens: total };

  const system = messages.filter(({ role }) => role === 'system');
  const turns = splitTurns(messages, countOne);
  const room = maxTokens - count(system);
  const last = turns.at(-1);
  const shrunk = last === undefined || room < 0 ? null : shrinkTurn(last, { maxTokens: room, countTokens });
  if (shrunk === null) throw new ParleyError('The instructions leave no room in the window.', { code: 'too-large' });

  const chosen = await strategy(turns.slice(0, -1), {
    maxTokens: room - count([...shrunk.values()]),
    countTokens,
    signal: signal ?? new AbortController().signal,
  });
  const { kept, summary } = chosen;
  const find = (message: Message) => (message.role === 'system' || kept.has(message) ? message : shrunk.get(message));
  const fitted = messages.flatMap((message) => find(message) ?? []);
  const begin = fitted.findIndex(({ role }) => role !== 'system');
  const whole = summary === undefined ? fitted : fitted.toSpliced(begin, 0, summary);
  return {
    messages: whole,
    omitted: messages.filter((message) => find(message) === undefined),
    shortened: messages.filter((message) => ![message, undefined].includes(find(message))),
    ...(summary !== undefined && { summary }),
    tokens: count(whole),
  };
};
