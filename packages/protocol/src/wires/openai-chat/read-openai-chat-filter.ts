import type { Fields } from '../../is-record.ts';
import { moderateReply } from '../moderate-reply.ts';
import { readFields, readList } from '../read-fields.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';

const moderate = (state: OpenaiChatState, stage: 'input' | 'output', categories: readonly string[]) =>
  moderateReply(state, {
    stage,
    category: categories[0] ?? 'content-filter',
    ...(categories.length > 1 && { categories }),
  });

/** Azure: the categories that its filter closed on. */
const readFiltered = (results: unknown): readonly string[] =>
  Object.entries(readFields(results)).flatMap(([name, result]) => (readFields(result).filtered === true ? [name] : []));

/** What the provider says of a visitor's message that its filter stopped. */
export const readPromptFilter = (state: OpenaiChatState, results: unknown): void => {
  const categories = readList(results).flatMap((result) => readFiltered(result.content_filter_results));
  if (categories.length > 0) moderate(state, 'input', categories);
};

/** The answer ended because a filter stopped it. */
export const readOutputFilter = (state: OpenaiChatState, choice: Fields): void =>
  moderate(state, 'output', readFiltered(choice.content_filter_results));
