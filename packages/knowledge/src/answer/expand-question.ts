import { createAnalyzer } from '../language/analyze-text.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { primaryLanguage } from '../language/primary-language.ts';
import { stopWords } from '../language/stop-words.ts';

export type ExpandQuestionOptions = {
  readonly question: string;
  /** What the visitor asked before, oldest first. */
  readonly earlierQuestions: readonly string[];
  /** BCP 47, when the question does not tell. */
  readonly language?: string;
};

const opensFollowUp =
  /^(?:and|but|or|so|then|also|what about|how about|what if|even|same for)\b|^(?:那么?|那|还有|另外|如果|要是|换成|以及|呢|它|这个|那个|而|再)/i;
const endsFollowUp = /呢[？?]?\s*$/;
const pronouns =
  /\b(?:it|its|that|this|they|them|those|these|one|ones|there|he|she|same)\b|它|这个|那个|这种|那种|这些|那些|他们|其/i;

const longestChain = 4;

/**
 * Makes a follow-up stand alone by the question before it: `And for a student?` after `What does the account cost?` becomes
 * both together. A question that names its own topic stays as it is.
 */
export const expandQuestion = ({ question, earlierQuestions, language }: ExpandQuestionOptions): string => {
  const last = earlierQuestions.at(-1);
  if (last === undefined) return question;
  const analyze = createAnalyzer();
  const stops = stopWords.get(primaryLanguage(detectLanguage(question) ?? language ?? ''));
  const contentWords = (text: string): readonly string[] =>
    analyze(text).surfaces.filter((surface) => surface !== '' && stops?.has(surface) !== true);
  const own = contentWords(question);
  const trimmed = question.trim();
  const isFollowUp =
    (opensFollowUp.test(trimmed) && own.length <= 5) ||
    (endsFollowUp.test(trimmed) && own.length <= 4) ||
    (pronouns.test(trimmed) && own.length <= 3) ||
    own.length <= 1;
  if (!isFollowUp) return question;
  // What came before may itself be a follow-up.
  const previous = expandQuestion({
    question: last,
    earlierQuestions: earlierQuestions.slice(-longestChain, -1),
    ...(language !== undefined && { language }),
  });
  return `${trimmed} ${previous}`;
};
