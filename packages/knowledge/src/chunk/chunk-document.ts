import type { Locator } from '@parley/protocol';
import type { DocumentSection, LoadedDocument } from '../document.ts';
import { estimateTokens } from '../estimate-tokens.ts';
import { hashText } from '../hash-text.ts';
import { convertMarkdownToText } from '../markdown-to-text.ts';
import type { Passage } from '../passage.ts';
import { type Block, readBlocks } from './read-blocks.ts';
import { splitBlock } from './split-block.ts';

export type ChunkDocumentOptions = {
  readonly document: LoadedDocument;
  /** Whose knowledge the passages are. */
  readonly tenant: string;
  /** About how long a passage may be. @default 300 */
  readonly maxTokens?: number;
};

type Chunk = { readonly text: string; readonly locator: Locator };

/** A short paragraph right before a list or a table that ends in a colon says what the list is of. */
const isLead = (block: Block | undefined): block is Block & { readonly type: 'paragraph' } =>
  block?.type === 'paragraph' && /[:：]\s*$/.test(block.text) && estimateTokens(block.text) <= 80;

const chunkBlocks = (blocks: readonly Block[], maxTokens: number): readonly string[] => {
  const pieces = blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (isLead(block) && (next?.type === 'list' || next?.type === 'table')) return [];
    const previous = blocks[index - 1];
    const lead = (block.type === 'list' || block.type === 'table') && isLead(previous) ? previous.text : undefined;
    return splitBlock(block, { maxTokens, ...(lead !== undefined && { lead }) });
  });
  const chunks: string[] = [];
  let held: string[] = [];
  let tokens = 0;
  for (const piece of pieces) {
    const cost = estimateTokens(piece);
    if (held.length > 0 && tokens + cost > maxTokens) {
      chunks.push(held.join('\n\n'));
      held = [];
      tokens = 0;
    }
    held.push(piece);
    tokens += cost;
  }
  return held.length === 0 ? chunks : [...chunks, held.join('\n\n')];
};

const chunkSection = (
  section: DocumentSection,
  {
    title,
    maxTokens,
    headings,
  }: { readonly title: string; readonly maxTokens: number; readonly headings: (string | undefined)[] },
): readonly Chunk[] => {
  const place = (): Locator => {
    const path = [...(section.headings ?? []), ...headings].filter(
      (text) => text !== undefined && text !== '' && text !== title,
    );
    return {
      ...(path.length > 0 && { headings: path.filter((text) => text !== undefined) }),
      ...(section.page !== undefined && { page: section.page }),
      ...(section.row !== undefined && { row: section.row }),
    };
  };
  if (section.row !== undefined) return [{ text: section.text, locator: place() }];

  const chunks: Chunk[] = [];
  let held: Block[] = [];
  const flush = () => {
    for (const text of chunkBlocks(held, maxTokens)) chunks.push({ text, locator: place() });
    held = [];
  };
  for (const block of readBlocks(section.text)) {
    if (block.type !== 'heading') {
      held.push(block);
      continue;
    }
    flush();
    headings.length = Math.min(headings.length, block.level - 1);
    // Marked as a heading, so that its number is not taken for that of a list.
    headings[block.level - 1] = convertMarkdownToText(`# ${block.text}`);
  }
  flush();
  return chunks;
};

/**
 * Cuts a document into passages, at headings first, then between sentences, rows and items, so that each can be read alone:
 * a table keeps its header row, a list its lead, a question its answer.
 *
 * The id of a passage comes from its text and place: indexed again, what did not change keeps its id, and links to it hold.
 */
export const chunkDocument = ({ document, tenant, maxTokens = 300 }: ChunkDocumentOptions): readonly Passage[] => {
  // Headings go on over pages: a section that began on one page explains the next.
  const headings: (string | undefined)[] = [];
  const chunks = document.sections.flatMap((section) =>
    chunkSection(section, { title: document.title, maxTokens, headings }),
  );
  const seen = new Map<string, number>();
  return chunks.map(({ text, locator }) => {
    const key = `${document.id}\n${(locator.headings ?? []).join('\n')}\n${text}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return {
      id: hashText(times === 0 ? key : `${key}\n${times}`),
      documentId: document.id,
      title: document.title,
      text,
      locator,
      tenant,
      language: document.language,
      ...(document.url !== undefined && { url: document.url }),
      ...(document.updatedAtMs !== undefined && { updatedAtMs: document.updatedAtMs }),
    };
  });
};
