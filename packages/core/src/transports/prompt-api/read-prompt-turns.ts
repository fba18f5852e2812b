import type { Message } from '@parley/protocol';
import { getMessageText } from '../../get-message-text.ts';
import type { PromptTurn } from './language-model.ts';

/** What goes to the model: the last question, and what was said before it. */
export type PromptTurns = {
  /** System messages as one, for the model takes one and only at the beginning. */
  readonly instructions: string;
  readonly history: readonly PromptTurn[];
  readonly question: string;
};

/** The words of a branch; the model knows no tools and no files. */
export const readPromptTurns = (messages: readonly Message[]): PromptTurns => {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const said = messages
    .slice(0, Math.max(last, 0))
    .map((message) => ({ role: message.role, content: getMessageText(message) }));
  const question = messages[last];
  return {
    instructions: messages
      .filter(({ role }) => role === 'system')
      .map(getMessageText)
      .join('\n\n'),
    history: said.filter(({ role, content }) => role !== 'system' && content !== ''),
    question: question === undefined ? '' : getMessageText(question),
  };
};

/** The newer half of a history, from a question on. */
export const dropOlderHalf = (history: readonly PromptTurn[]): readonly PromptTurn[] => {
  const from = history.findIndex(({ role }, index) => role === 'user' && index >= history.length / 2);
  return from < 0 ? [] : history.slice(from);
};
