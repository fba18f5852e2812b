import { estimateTokens } from '../estimate-tokens.ts';
import type { Passage } from '../passage.ts';
import { fencePassage } from './fence-passages.ts';
import { writeInstructions } from './write-instructions.ts';

export type PromptMessage = { readonly role: 'user' | 'assistant'; readonly content: string };

export type ComposePromptOptions<P extends Passage = Passage> = {
  /** Who answers: name, company, tone. */
  readonly persona?: string;
  /** What the company allows and forbids. */
  readonly policy?: string;
  /** The best first: what does not fit the budget is cut from the end. */
  readonly passages: readonly P[];
  /** Earlier messages, oldest first. */
  readonly history?: readonly PromptMessage[];
  readonly question: string;
  /** BCP 47 language of the page, for questions whose own language does not show. */
  readonly language?: string;
  /** Tokens that the whole prompt may take. @default 6000 */
  readonly budgetTokens?: number;
  /** @default estimateTokens */
  readonly countTokens?: (text: string) => number;
};

export type ComposedPrompt<P extends Passage = Passage> = {
  readonly system: string;
  /** History and question; the last one is the question with the passages. */
  readonly messages: readonly PromptMessage[];
  /** The passages that fitted. `[1]` in the answer is the first. */
  readonly passages: readonly P[];
  /** What the budget cost. */
  readonly trimmed: { readonly passages: number; readonly messages: number };
  readonly tokens: number;
};

/** Room that history leaves to passages, of what is left when instructions and question are in. */
const passageShare = 0.75;
/** What providers add around each message. */
const tokensPerMessage = 4;

/**
 * Puts persona, policy, passages, history and the question into a prompt that fits a budget of tokens.
 *
 * Passages are numbered, fenced and labelled as data; no passage can end its fence. Instructions and question always stay
 * whole, even above the budget: then there are no passages and no history, and `tokens` says how much it is.
 *
 * @example
 * const { system, messages, passages } = composePrompt({ passages: found, question: 'What does a transfer cost?' });
 * const citations = createCitationTracker(passages);
 */
export const composePrompt = <P extends Passage>({
  persona,
  policy,
  passages,
  history = [],
  question,
  language,
  budgetTokens = 6000,
  countTokens = estimateTokens,
}: ComposePromptOptions<P>): ComposedPrompt<P> => {
  const system = writeInstructions({
    ...(persona !== undefined && { persona }),
    ...(policy !== undefined && { policy }),
    ...(language !== undefined && { language }),
  });
  const count = (text: string) => countTokens(text) + tokensPerMessage;
  let tokens = count(system) + count(question);
  const room = Math.max(0, budgetTokens - tokens);

  const kept: P[] = [];
  const fenced: string[] = [];
  let passageTokens = 0;
  for (const passage of passages) {
    const text = fencePassage(passage, kept.length + 1);
    const cost = count(text);
    if (passageTokens + cost > (history.length === 0 ? room : room * passageShare)) break;
    passageTokens += cost;
    kept.push(passage);
    fenced.push(text);
  }
  tokens += passageTokens;

  const keptHistory: PromptMessage[] = [];
  for (const message of history.toReversed()) {
    const cost = count(message.content);
    if (tokens + cost > budgetTokens) break;
    tokens += cost;
    keptHistory.unshift(message);
  }
  // A conversation begins with a question; several providers refuse any other.
  while (keptHistory[0]?.role === 'assistant') keptHistory.shift();

  const documents =
    fenced.length === 0
      ? 'No passage of the documents fits this question.'
      : `Passages of the documents:\n\n${fenced.join('\n\n')}`;
  return {
    system,
    messages: [...keptHistory, { role: 'user', content: `${documents}\n\nQuestion: ${question}` }],
    passages: kept,
    trimmed: { passages: passages.length - kept.length, messages: history.length - keptHistory.length },
    tokens,
  };
};
