import type { Message, Part } from '@parley/protocol';
import { isToolPart } from '../tools/is-tool-part.ts';
import { countMessageTokens } from './count-message-tokens.ts';
import { cutText } from './cut-text.ts';
import type { CountTokens } from './estimate-tokens.ts';
import type { ContextTurn } from './split-turns.ts';

export type ShrinkTurnOptions = { readonly maxTokens: number; readonly countTokens: CountTokens };

/**
 * What stays of the last turn, by what it was: its question, and as many of the newest parts of the answer as fit. A part
 * holds a call of a tool with its output, so neither is without the other. `null` when not even a piece of the question fits.
 */
export const shrinkTurn = (
  turn: ContextTurn,
  { maxTokens, countTokens }: ShrinkTurnOptions,
): ReadonlyMap<Message, Message> | null => {
  if (turn.tokens <= maxTokens) return new Map(turn.messages.map((message) => [message, message]));
  const question = turn.messages.find(({ role }) => role === 'user');
  const shrunk = new Map<Message, Message>();
  let room = maxTokens;
  if (question !== undefined) {
    const kept = shrinkQuestion(question, { maxTokens, countTokens });
    if (kept === null) return null;
    shrunk.set(question, kept);
    room -= countMessageTokens(kept, countTokens);
  }
  for (const message of turn.messages.filter((other) => other !== question).reverse()) {
    const kept = shrinkAnswer(message, { maxTokens: room, countTokens });
    if (kept !== null) shrunk.set(message, kept);
    if (kept === null || kept !== message) break;
    room -= countMessageTokens(kept, countTokens);
  }
  return shrunk;
};

/** Files stay in half of the room at most, and the rest is for words. */
const shrinkQuestion = (message: Message, { maxTokens, countTokens }: ShrinkTurnOptions): Message | null => {
  const count = (parts: readonly Part[]) => countMessageTokens({ parts }, countTokens);
  if (count(message.parts) <= maxTokens) return message;
  const others = message.parts.filter(({ type }) => type !== 'text');
  while (others.length > 0 && count(others) > maxTokens / 2) others.pop();
  const text = message.parts.flatMap((part) => (part.type === 'text' && 'text' in part ? [part.text] : [])).join('\n');
  const cut = cutText(text, maxTokens - count(others), countTokens);
  return cut === null ? null : { ...message, parts: [{ type: 'text', text: cut }, ...others] };
};

const shrinkAnswer = (message: Message, { maxTokens, countTokens }: ShrinkTurnOptions): Message | null => {
  const count = (parts: readonly Part[]) => countMessageTokens({ parts }, countTokens);
  if (count(message.parts) <= maxTokens) return message;
  let kept: readonly Part[] = [];
  for (const part of message.parts.toReversed()) {
    if (count([part, ...kept]) <= maxTokens) {
      kept = [part, ...kept];
      continue;
    }
    const shortened = shortenOutput(part, maxTokens - count(kept), countTokens);
    if (!kept.some(isToolPart) && shortened !== null && count([shortened, ...kept]) <= maxTokens) {
      kept = [shortened, ...kept];
    }
    break;
  }
  return kept.some(isToolPart) || kept.some(({ type }) => type === 'text') ? { ...message, parts: kept } : null;
};

/** Output of the newest call, without which the model would call again. */
const shortenOutput = (part: Part, maxTokens: number, countTokens: CountTokens): Part | null => {
  if (!isToolPart(part) || part.output === undefined) return null;
  const { output } = part;
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  const frame = countMessageTokens({ parts: [{ ...part, output: '' }] }, countTokens);
  // JSON escapes what it quotes: half of the room is safe for any everyday text.
  const cut = cutText(text, (maxTokens - frame) / 2, countTokens);
  return cut === null ? null : { ...part, output: cut };
};
