import type { FoundPassage } from '@parley/knowledge';
import type { Chunk } from '@parley/protocol';

/** One message of a prompt, as every provider understands it. */
export type ModelMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** All that a model is told. Models that need no prompt read `question` and `passages`. */
export type ModelRequest = {
  /** The composed prompt: persona, policy, passages, history and the question, inside its token budget. */
  readonly messages: readonly ModelMessage[];
  readonly question: string;
  readonly passages: readonly FoundPassage[];
  /** BCP 47. */
  readonly language?: string;
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
