import { detectLanguage } from './language/detect-language.ts';
import { primaryLanguage } from './language/primary-language.ts';
import { createLexicalIndex, type LexicalIndex } from './lexical/lexical-index.ts';
import type { FoundPassage, Passage } from './passage.ts';
import type { Retriever } from './retriever.ts';

export type CreateRetrieverOptions = {
  /** Whose knowledge this is. Every passage must be theirs: one of someone else is a mistake, and throws. */
  readonly tenant: string;
  readonly passages: readonly Passage[];
  /** An index of the same passages, for instance from a file. @default a new one, made of `passages` */
  readonly index?: LexicalIndex;
};

/** Passages in another language than the visitor's come after those in it, unless they fit clearly better. */
const otherLanguageShare = 0.8;

/**
 * A retriever of one tenant's passages by the built-in index. Whoever asks for another tenant gets nothing: the
 * passages of two tenants never share an index.
 */
export const createRetriever = ({ tenant, passages, index }: CreateRetrieverOptions): Retriever => {
  const stranger = passages.find((passage) => passage.tenant !== tenant);
  if (stranger !== undefined) {
    throw new Error(
      `[parley/knowledge] Passage ${stranger.id} belongs to the tenant ${stranger.tenant}, but this retriever is for ${tenant}.`,
    );
  }
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const used = index ?? createLexicalIndex();
  if (index === undefined) used.add(passages);

  return {
    async retrieve(query, { tenant: asked, language, limit = 8, signal }) {
      signal?.throwIfAborted();
      if (asked !== tenant || limit <= 0) return [];
      const wanted = primaryLanguage(detectLanguage(query) ?? language ?? '');
      const found = used
        .search(query, { limit: limit * 3, ...(language !== undefined && { language }) })
        .flatMap(({ id, score }): FoundPassage[] => {
          const passage = byId.get(id);
          if (passage === undefined) return [];
          const isWanted = wanted === '' || primaryLanguage(passage.language) === wanted;
          return [{ ...passage, score: isWanted ? score : score * otherLanguageShare }];
        });
      return found.sort((left, right) => right.score - left.score).slice(0, limit);
    },
    async getPassage(id, { tenant: asked, signal }) {
      signal?.throwIfAborted();
      return asked === tenant ? byId.get(id) : undefined;
    },
  };
};
