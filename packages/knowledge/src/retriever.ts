import type { FoundPassage, Passage } from './passage.ts';

export type RetrieveOptions = {
  /** Whose knowledge. Never optional: there is no way to ask across tenants. */
  readonly tenant: string;
  /** BCP 47 language of the visitor; passages in it come first when equal. */
  readonly language?: string;
  /** @default 8 */
  readonly limit?: number;
  readonly signal?: AbortSignal;
};

/**
 * Finds passages for a question. Everything above it is the same whether passages come from the built-in index,
 * from vectors, or from a company's own search service.
 */
export type Retriever = {
  retrieve(query: string, options: RetrieveOptions): Promise<readonly FoundPassage[]>;
  /** One passage by id, or `undefined` when this tenant has none of that id. */
  getPassage(
    id: string,
    options: { readonly tenant: string; readonly signal?: AbortSignal },
  ): Promise<Passage | undefined>;
};
