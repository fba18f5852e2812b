import type { Citation, Grounding } from '@parley/protocol';
import { createCitationTracker } from '../citations/citation-tracker.ts';
import { createAnalyzer } from '../language/analyze-text.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { FoundPassage } from '../passage.ts';
import { chooseUnits } from './choose-units.ts';
import { measureConfidence } from './measure-confidence.ts';
import { phrasesOf } from './phrases.ts';
import { type Intent, readIntent } from './read-intent.ts';
import { readUnits } from './read-units.ts';
import { scoreUnits } from './score-units.ts';
import { writeAnswer, writeNotFound } from './write-answer.ts';

export type AnswerFromPassagesOptions = {
  /** As the visitor wrote it: its language is the answer's. */
  readonly question: string;
  /** The question as it was searched for, when it was a follow-up. @default question */
  readonly standaloneQuestion?: string;
  /** What was found, best first. `[1]` in the answer is the first. */
  readonly passages: readonly FoundPassage[];
  /** BCP 47 language of the page, for questions whose own language does not show. */
  readonly language?: string;
  /** Confidence from which on an answer is given; see `defaultThreshold`. @default defaultThreshold */
  readonly threshold?: number;
  /** Whether the visitor can be passed to a person, so that it may be offered. @default false */
  readonly canHandOff?: boolean;
  /** The company's own words for greeting and introduction, in the language of the page. */
  readonly greeting?: string;
  readonly introduction?: string;
  /** Questions to offer with a greeting or when nothing was found. @default [] */
  readonly suggestions?: readonly string[];
};

export type ExtractiveAnswer = {
  /** Markdown with `[n]`. */
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly grounding: Grounding;
  readonly suggestions: readonly string[];
  /** The visitor asked for a person. */
  readonly wantsPerson: boolean;
};

/**
 * The confidence from which on an answer is given, chosen on the sets of `measureConfidence`: 75 to 100 % of the answerable
 * questions are answered, by set, and 91 to 100 % of those about something else are not. Of questions whose very passage was
 * taken out and whose topic stayed, 67 to 73 % are not answered: raise it where a wrong answer costs more than none.
 */
export const defaultThreshold = 0.45;

const mostTopics = 3;
const leastTopicScore = 0.08;

const reply = (
  intent: Intent,
  { question, language, canHandOff = false, greeting, introduction, suggestions = [] }: AnswerFromPassagesOptions,
): ExtractiveAnswer => {
  const phrases = phrasesOf(detectLanguage(question) ?? language);
  const texts: Readonly<Record<Intent, string>> = {
    greeting: greeting ?? phrases.greeting,
    thanks: phrases.thanks,
    farewell: phrases.farewell,
    introduction: introduction ?? phrases.introduction,
    person: canHandOff ? phrases.person : phrases.noPerson,
  };
  return {
    text: texts[intent],
    citations: [],
    grounding: { status: 'conversational', confidence: 1 },
    suggestions: intent === 'greeting' || intent === 'introduction' ? suggestions : [],
    wantsPerson: intent === 'person',
  };
};

/**
 * Answers a question without any model, from passages that were found: by the sentences, rows and answers that fit best,
 * each with its number, or by an honest "not found" with the topics that come near.
 *
 * Greetings, thanks, questions about the assistant and the wish for a person are answered by a fixed sentence.
 */
export const answerFromPassages = (options: AnswerFromPassagesOptions): ExtractiveAnswer => {
  const { question, standaloneQuestion = question, passages, threshold = defaultThreshold } = options;
  const intent = readIntent(question);
  if (intent !== undefined) return reply(intent, options);

  const language = detectLanguage(question) ?? options.language;
  const analyze = createAnalyzer();
  const units = passages.flatMap((passage, index) => readUnits(passage, index));
  const scored = scoreUnits({ question: standaloneQuestion, language, units, passages, analyze });
  const chosen = chooseUnits(scored);
  const [best] = chosen;
  const found = best === undefined ? 0 : (passages[best.unit.passageIndex]?.score ?? 0);
  const confidence = best === undefined ? 0 : measureConfidence({ ...best, score: found });

  if (confidence < threshold) {
    const near = passages.filter(({ score }) => score >= leastTopicScore).map(({ title }) => title);
    const topics = [...new Set(near)].slice(0, mostTopics);
    return {
      text: writeNotFound({ topics, canHandOff: options.canHandOff ?? false, language }),
      citations: [],
      grounding: { status: 'not-found', confidence },
      suggestions: options.suggestions ?? [],
      wantsPerson: false,
    };
  }
  const text = writeAnswer(
    chosen.map(({ unit }) => unit),
    language,
  );
  return {
    text,
    citations: createCitationTracker(passages).push(text).citations,
    grounding: { status: 'grounded', confidence },
    suggestions: [],
    wantsPerson: false,
  };
};
