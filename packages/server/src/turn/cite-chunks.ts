import type { CitationTracker, TrackedText } from '@parley/knowledge';
import type { Chunk } from '@parley/protocol';

/** Resolves the `[n]` of an answer as it streams: each citation follows the text that names it first. */
export async function* citeChunks(
  chunks: AsyncIterable<Chunk>,
  tracker: CitationTracker,
): AsyncGenerator<Chunk, void, undefined> {
  const write = function* (id: string, { text, citations }: TrackedText): Generator<Chunk> {
    if (text !== '') yield { type: 'text-delta', id, delta: text };
    for (const citation of citations) {
      yield { type: 'data-parley-citation', id: `citation-${citation.number}`, data: citation };
    }
  };
  let openId: string | undefined;
  for await (const chunk of chunks) {
    if (chunk.type === 'text-delta') {
      openId = chunk.id;
      yield* write(chunk.id, tracker.push(chunk.delta));
      continue;
    }
    if ((chunk.type === 'text-end' || chunk.type === 'finish') && openId !== undefined) {
      yield* write(openId, tracker.end());
      openId = undefined;
    }
    yield chunk;
  }
}
