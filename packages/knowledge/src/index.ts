export type { FoundPassage, Passage } from './passage.ts';
export type { RetrieveOptions, Retriever } from './retriever.ts';
