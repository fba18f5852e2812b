import { statSync } from 'node:fs';
import { chunkDocument, createLexicalIndex, createRetriever, type Passage, type Retriever } from '@parley/knowledge';
import { loadDocuments } from '@parley/knowledge/load';
import { ConfigError } from '../config/parse-config.ts';
import type { SiteConfig } from '../relay-config.ts';
import { fingerprintDocuments } from './fingerprint-documents.ts';
import { readKnowledgeCache, writeKnowledgeCache } from './knowledge-cache.ts';

/** What one site knows, and what was refused. */
export type KnowledgeReport = {
  readonly site: string;
  readonly documentCount: number;
  readonly passageCount: number;
  /** `reason` is a whole sentence that names the file. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  /** The site has a search of its own, of which nothing is known here. */
  readonly isCustom: boolean;
};

export type PreparedKnowledge = { readonly retriever: Retriever; readonly report: KnowledgeReport };

export type PrepareKnowledgeOptions = {
  readonly key: string;
  readonly site: Pick<SiteConfig, 'documents' | 'retriever' | 'tenant' | 'languages'>;
  /** Where the index is kept for the next start; undefined keeps nothing. */
  readonly dataFolder: string | undefined;
};

const requirePaths = (key: string, paths: readonly string[]) => {
  for (const path of paths) {
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    throw new ConfigError(
      `sites.${key}.documents: there is no file or folder ${path}. Check the path, or take it out.`,
    );
  }
};

/**
 * Makes the retriever of a site: reads, chunks and indexes its documents, or takes all that from the last start when no
 * file has changed since.
 */
export const prepareKnowledge = async ({
  key,
  site,
  dataFolder,
}: PrepareKnowledgeOptions): Promise<PreparedKnowledge> => {
  const nothing = { site: key, documentCount: 0, passageCount: 0, refused: [], isCustom: site.retriever !== undefined };
  if (site.retriever !== undefined) return { retriever: site.retriever, report: nothing };
  const tenant = site.tenant ?? key;
  const paths = site.documents ?? [];
  if (paths.length === 0) return { retriever: createRetriever({ tenant, passages: [] }), report: nothing };
  requirePaths(key, paths);

  const fingerprint =
    dataFolder === undefined ? undefined : await fingerprintDocuments(paths, [tenant, ...(site.languages ?? [])]);
  const cache = fingerprint === undefined || dataFolder === undefined ? undefined : { dataFolder, key, fingerprint };
  const cached = cache && (await readKnowledgeCache(cache));
  if (cached !== undefined) {
    const { passages, index, documentCount, refused } = cached;
    return {
      retriever: createRetriever({ tenant, passages, index: createLexicalIndex({ record: index }) }),
      report: { ...nothing, documentCount, passageCount: passages.length, refused },
    };
  }

  const [defaultLanguage] = site.languages ?? [];
  const { documents, refused } = await loadDocuments(paths, defaultLanguage === undefined ? {} : { defaultLanguage });
  const passages: readonly Passage[] = documents.flatMap((document) => chunkDocument({ document, tenant }));
  const index = createLexicalIndex();
  index.add(passages);
  if (cache !== undefined) {
    await writeKnowledgeCache(cache, { passages, index: index.toJSON(), documentCount: documents.length, refused });
  }
  return {
    retriever: createRetriever({ tenant, passages, index }),
    report: { ...nothing, documentCount: documents.length, passageCount: passages.length, refused },
  };
};
