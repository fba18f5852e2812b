import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLexicalIndexRecord, type LexicalIndexRecord, type Passage } from '@parley/knowledge';
import { z } from 'zod';

export type CachedKnowledge = {
  readonly passages: readonly Passage[];
  readonly index: LexicalIndexRecord;
  readonly documentCount: number;
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
};

export type KnowledgeCacheOptions = { readonly dataFolder: string; readonly key: string; readonly fingerprint: string };

const schema = z.object({
  fingerprint: z.string(),
  passages: z.array(
    z.object({
      id: z.string(),
      documentId: z.string(),
      title: z.string(),
      text: z.string(),
      locator: z.object({
        headings: z.array(z.string()).exactOptional(),
        page: z.number().exactOptional(),
        row: z.number().exactOptional(),
      }),
      tenant: z.string(),
      language: z.string(),
      url: z.string().exactOptional(),
      updatedAtMs: z.number().exactOptional(),
    }),
  ),
  index: z.custom<LexicalIndexRecord>(isLexicalIndexRecord),
  documentCount: z.number(),
  refused: z.array(z.object({ path: z.string(), reason: z.string() })),
});

const fileOf = ({ dataFolder, key }: KnowledgeCacheOptions) => join(dataFolder, 'knowledge', `${key}.json`);

/** What was kept of these very documents. A file that is missing, cut off or of other documents counts as nothing. */
export const readKnowledgeCache = async (options: KnowledgeCacheOptions): Promise<CachedKnowledge | undefined> => {
  try {
    const cached = schema.parse(JSON.parse(await readFile(fileOf(options), 'utf8')));
    return cached.fingerprint === options.fingerprint ? cached : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps it for the next start. The file is replaced whole; when it cannot be written, the next start only takes longer. */
export const writeKnowledgeCache = async (
  options: KnowledgeCacheOptions,
  knowledge: CachedKnowledge,
): Promise<void> => {
  const file = fileOf(options);
  try {
    await mkdir(join(options.dataFolder, 'knowledge'), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify({ fingerprint: options.fingerprint, ...knowledge }));
    await rename(`${file}.new`, file);
  } catch {
    return;
  }
};
