export { type AnswerExtractivelyOptions, answerExtractively } from './answer/answer-extractively.ts';
export {
  type AnswerFromPassagesOptions,
  answerFromPassages,
  defaultThreshold,
  type ExtractiveAnswer,
} from './answer/answer-from-passages.ts';
export { type ExpandQuestionOptions, expandQuestion } from './answer/expand-question.ts';
export { type Intent, readIntent } from './answer/read-intent.ts';
export { type ChunkDocumentOptions, chunkDocument } from './chunk/chunk-document.ts';
export {
  type CitationTracker,
  type CitationTrackerOptions,
  createCitationTracker,
  type TrackedText,
} from './citations/citation-tracker.ts';
export { citePassage } from './citations/cite-passage.ts';
export { type CreateRetrieverOptions, createRetriever } from './create-retriever.ts';
export type { DocumentSection, LoadedDocument } from './document.ts';
export { estimateTokens } from './estimate-tokens.ts';
export { detectLanguage } from './language/detect-language.ts';
export { type IndexedEntry, isLexicalIndexRecord, type LexicalIndexRecord } from './lexical/index-record.ts';
export {
  type CreateLexicalIndexOptions,
  createLexicalIndex,
  type LexicalIndex,
  type SearchOptions,
  type SearchResult,
} from './lexical/lexical-index.ts';
export { convertMarkdownToText } from './markdown-to-text.ts';
export type { FoundPassage, Passage } from './passage.ts';
export {
  type ComposedPrompt,
  type ComposePromptOptions,
  composePrompt,
  type PromptMessage,
} from './prompt/compose-prompt.ts';
export type { RetrieveOptions, Retriever } from './retriever.ts';
