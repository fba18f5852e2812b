import type { Chunk } from './chunk.ts';
import { createReplyBuilder } from './create-reply-builder.ts';
import type { ReplyDraft } from './reply-draft.ts';

/** The message that a whole reply makes. A reply without a terminal chunk comes out as `truncated`. */
export const foldChunks = (chunks: Iterable<Chunk>): ReplyDraft => {
  const builder = createReplyBuilder();
  for (const chunk of chunks) builder.apply(chunk);
  builder.end();
  return builder.snapshot();
};
