import type { Chunk, ReceivedChunk } from '@parley/protocol';
import type { SendRequest, Transport } from '../ports/transport.ts';
import { toFailure } from '../to-failure.ts';

/** Answers a message: strings are words of the reply, chunks are anything else. Returning ends the reply, throwing fails it. */
export type ReplyFunction = (
  request: SendRequest,
  options: { readonly signal: AbortSignal },
) => AsyncIterable<string | Chunk>;

/**
 * A function as a back end. Its replies cannot be resumed: what a reload cuts is truncated.
 *
 * @example
 * functionTransport(async function* ({ message }) {
 *   yield `You said ${message.text}.`;
 * })
 */
export const functionTransport = (answer: ReplyFunction): Transport => ({
  send: async (request, options) => ({ batches: readAnswer(answer(request, options)) }),
});

async function* readAnswer(answer: AsyncIterable<string | Chunk>): AsyncGenerator<readonly ReceivedChunk[]> {
  const id = 'text';
  let isOpen = false;
  let hasEnded = false;
  try {
    for await (const piece of answer) {
      if (typeof piece === 'string') {
        const delta = { type: 'text-delta', id, delta: piece } as const;
        yield wrap(...(isOpen ? [] : [{ type: 'text-start', id } as const]), delta);
        isOpen = true;
      } else {
        hasEnded ||= piece.type === 'finish' || piece.type === 'abort' || piece.type === 'error';
        yield wrap(...(isOpen ? [{ type: 'text-end', id } as const] : []), piece);
        isOpen = false;
      }
    }
    if (!hasEnded) yield wrap({ type: 'finish', finishReason: 'stop' });
  } catch (error) {
    const { code } = toFailure(error);
    yield wrap({ type: 'error', errorText: 'The answer failed.', code });
  }
}

const wrap = (...chunks: readonly Chunk[]): readonly ReceivedChunk[] => chunks.map((chunk) => ({ chunk }));
