import { ParleyError } from '../parley-error.ts';
import type { DecodeSseOptions, SseDecoder, SseEvent } from './decode-sse.ts';

/**
 * Decodes newline-delimited JSON, cut anywhere: each line that is not blank is one frame, in the shape of an event.
 * The work is proportional to what arrives.
 *
 * @see https://github.com/ndjson/ndjson-spec
 */
export const decodeLines = ({ maxEventLength = 16_777_216 }: DecodeSseOptions = {}): SseDecoder => {
  const decoder = new TextDecoder();
  /** The pieces of a line whose end has not come; joined once. */
  let pending: string[] = [];
  let pendingLength = 0;

  const read = (text: string): readonly SseEvent[] => {
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    const frames: SseEvent[] = [];
    for (const line of lines) {
      const data = (pending.length === 0 ? line : pending.join('') + line).trim();
      pending = [];
      pendingLength = 0;
      if (data !== '') frames.push({ data });
    }
    if (last !== '') pending.push(last);
    pendingLength += last.length;
    if (pendingLength > maxEventLength)
      throw new ParleyError('A line of the stream is too long.', { code: 'too-large' });
    return frames;
  };

  return {
    feed: (piece) => read(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })),
    flush: () => read(`${decoder.decode()}\n`),
  };
};
