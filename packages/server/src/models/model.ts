import type { FoundPassage } from '@parley/knowledge';
import type { Chunk } from '@parley/protocol';

/** One message of a prompt, as every provider understands it. */
export type ModelMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** All that a model is told. Models that need no prompt read `question` and `passages`. */
export type ModelRequest = {
  /** The composed prompt: persona, policy, passages, history and the question, inside its token budget. */
  readonly messages: readonly ModelMessage[];
  readonly question: string;
  /** The question with what it borrows from those before it; the same when it stands alone. */
  readonly standaloneQuestion: string;
  /** Best first. `[1]` in an answer is the first. */
  readonly passages: readonly FoundPassage[];
  /** BCP 47. */
  readonly language?: string;
  /** Whether the visitor can be passed to a person. */
  readonly canHandOff: boolean;
  /** The site's own first words, and questions to begin with, in the visitor's language. */
  readonly greeting?: string;
  readonly suggestions: readonly string[];
  readonly signal: AbortSignal;
};

/**
 * Whatever writes answers. Gives the chunks of the answer's text and reasoning, `data-parley-usage` when it knows, and `finish`.
 *
 * A failure is thrown as a `ParleyError` and is never a chunk, so that a failover can take over.
 */
export type Model = {
  /** For the log, the terminal and `/v1/models`. */
  readonly name: string;
  stream(request: ModelRequest): AsyncIterable<Chunk>;
};
