import type { Locator } from '@parley/protocol';

/** A piece of a document: what is found, put into the prompt, and cited. */
export type Passage = {
  readonly id: string;
  readonly documentId: string;
  /** Title of the document. */
  readonly title: string;
  /** The text as it is shown and put into prompts: Markdown, tables with their header row. */
  readonly text: string;
  readonly locator: Locator;
  /** Name of the tenant whose knowledge this is. */
  readonly tenant: string;
  /** BCP 47. */
  readonly language: string;
  /** Address of the original, when visitors may open it. */
  readonly url?: string;
  /** When the document last changed, milliseconds since the epoch. */
  readonly updatedAtMs?: number;
};

/** A passage with how well it fits. `score` is between 0 and 1 and can be compared across queries. */
export type FoundPassage = Passage & { readonly score: number };
