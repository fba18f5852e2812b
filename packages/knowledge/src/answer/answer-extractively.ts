import type { Retriever } from '../retriever.ts';
import { type AnswerFromPassagesOptions, answerFromPassages, type ExtractiveAnswer } from './answer-from-passages.ts';
import { expandQuestion } from './expand-question.ts';
import { readIntent } from './read-intent.ts';

export type AnswerExtractivelyOptions = Omit<AnswerFromPassagesOptions, 'passages' | 'standaloneQuestion'> & {
  readonly retriever: Retriever;
  readonly tenant: string;
  /** What the visitor asked before, oldest first; a follow-up borrows its topic from them. @default [] */
  readonly earlierQuestions?: readonly string[];
  readonly signal?: AbortSignal;
};

/**
 * Finds and answers in one call, without any model: a follow-up is made to stand alone, passages are retrieved, and the
 * answer is put together from them.
 *
 * @example
 * const { text, citations } = await answerExtractively({ question: 'What does a transfer cost?', retriever, tenant: 'harbour' });
 */
export const answerExtractively = async ({
  retriever,
  tenant,
  earlierQuestions = [],
  signal,
  ...options
}: AnswerExtractivelyOptions): Promise<ExtractiveAnswer> => {
  const { question, language } = options;
  if (readIntent(question) !== undefined) return answerFromPassages({ ...options, passages: [] });
  const standaloneQuestion = expandQuestion({
    question,
    earlierQuestions,
    ...(language !== undefined && { language }),
  });
  const passages = await retriever.retrieve(standaloneQuestion, {
    tenant,
    ...(language !== undefined && { language }),
    ...(signal !== undefined && { signal }),
  });
  return answerFromPassages({ ...options, passages, standaloneQuestion });
};
