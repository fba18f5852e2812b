import type { Guard, GuardContext } from '../guard.ts';
import type { Verdict } from '../verdict.ts';
import { words } from './words.ts';

export type Topic = {
  /** Named in the verdict as `topic/<name>`. */
  readonly name: string;
  /** Words and phrases that tell of it, in every language of the visitors. A `*` at the end stands for any ending. */
  readonly words: readonly string[];
  /** What a visitor might say about it, for `classify`. @default [] */
  readonly examples?: readonly string[];
  /** A safe sentence for the visitor. @default the page's own text */
  readonly reason?: string;
};

export type TopicQuestion = {
  readonly content: string;
  readonly topics: readonly Topic[];
  readonly context: GuardContext;
};

export type TopicsOptions = {
  /** What is not talked about. @default [] */
  readonly refuse?: readonly Topic[];
  /** What a visitor may talk about: a message that is clearly about none of it is blocked. @default everything */
  readonly allow?: readonly Topic[];
  /** A shorter message without a word of any topic may be a greeting or an answer, and passes. In characters. @default 24 */
  readonly leastChars?: number;
  /** A safe sentence for a message about none of what is allowed. @default the page's own text */
  readonly reason?: string;
  /** Asks a model which topic a message is about when no word tells; `null` for none of them. @default words alone */
  readonly classify?: (question: TopicQuestion) => Promise<string | null>;
};

const toGuard = (topics: readonly Topic[]) =>
  words({ lists: topics.map((topic) => ({ category: `topic/${topic.name}`, block: topic.words })) });

const withReason = (verdict: Verdict, topics: readonly Topic[]): Verdict => {
  if (verdict.type !== 'block') return verdict;
  const reason = topics.find(({ name }) => verdict.category === `topic/${name}`)?.reason;
  return reason === undefined ? verdict : { ...verdict, reason };
};

/**
 * Keeps a conversation to its subjects, by the words that tell of them, found as `words` finds them however they are disguised.
 * Refused topics are refused in messages and in replies, and on a stream; allowed ones bind only what visitors write.
 *
 * Words do not see meaning: a subject that is talked around passes, and one that is only named is refused. `classify` asks a
 * model about what no word tells.
 *
 * @example topics({ refuse: [{ name: 'legal-advice', words: ['lawsuit*', 'sue', '起诉', '律师'], reason: 'Please ask a lawyer.' }] })
 */
export const topics = ({ refuse = [], allow, leastChars = 24, reason, classify }: TopicsOptions): Guard => {
  const refused = toGuard(refuse);
  if (allow === undefined && classify === undefined) {
    const guard: Guard = (content, context) => {
      const verdict = refused(content, context);
      return verdict instanceof Promise ? verdict : withReason(verdict, refuse);
    };
    return Object.assign(guard, { isInstant: true });
  }

  const allowed = toGuard(allow ?? []);
  return async (content, context) => {
    const verdict = withReason(await refused(content, context), refuse);
    if (verdict.type !== 'allow') return verdict;
    if ((await allowed(content, context)).type !== 'allow') return { type: 'allow' };
    const name = await classify?.({ content, topics: [...refuse, ...(allow ?? [])], context });
    const topic = refuse.find((candidate) => candidate.name === name);
    if (topic !== undefined) return withReason({ type: 'block', category: `topic/${topic.name}` }, refuse);
    const isBound = allow !== undefined && context.role === 'user' && content.trim().length >= leastChars;
    if (!isBound || allow.some((candidate) => candidate.name === name)) return { type: 'allow' };
    return { type: 'block', category: 'topic/other', ...(reason !== undefined && { reason }) };
  };
};
