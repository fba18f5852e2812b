import type { Chunk } from '@parley/protocol';
import type { GateOptions } from '../gate/gate-options.ts';
import { guardChunks } from '../gate/guard-chunks.ts';
import {
  createFilteredFinish,
  type DeltaPart,
  type FinishPart,
  isDelta,
  isEdge,
  type TextPart,
} from './stream-part.ts';

/** Parts that say nothing of the answer and wait for nothing. */
const isPrelude = (type: string) => type === 'stream-start' || type === 'response-metadata' || type === 'ping';

const carried = 'data-ai-sdk';

/** A model's stream of parts with its text and reasoning guarded; all other parts pass in their order. */
export const guardParts = <Part extends { readonly type: string }>(
  source: ReadableStream<Part>,
  options: GateOptions,
): ReadableStream<Part | TextPart | DeltaPart | FinishPart> => {
  const reader = source.getReader();
  const held = new Map<string, Part>();
  let count = 0;
  const carry = (part: Part): Chunk => {
    count += 1;
    held.set(`${carried} ${count}`, part);
    return { type: carried, id: `${count}`, data: null, transient: isPrelude(part.type) };
  };

  async function* readChunks(): AsyncGenerator<Chunk> {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { value: part } = next;
      if (isDelta(part)) {
        if (part.delta !== '') yield { type: part.type, id: part.id, delta: part.delta };
        // Signatures and the like travel on deltas.
        if ('providerMetadata' in part) yield carry({ ...part, delta: '' });
      } else if (isEdge(part)) {
        held.set(`${part.type} ${part.id}`, part);
        yield { type: part.type, id: part.id };
      } else if (part.type === 'finish') {
        held.set(part.type, part);
        yield { type: 'finish', finishReason: 'stop' };
        // A raw part repeats the text as it came, before any guard.
      } else if (part.type !== 'raw') yield carry(part);
    }
  }

  const takeHeld = (key: string) => {
    const part = held.get(key);
    held.delete(key);
    return part;
  };
  const convert = (chunk: Chunk): Part | TextPart | DeltaPart | FinishPart | undefined => {
    switch (chunk.type) {
      case 'text-delta':
      case 'reasoning-delta':
        return { type: chunk.type, id: chunk.id, delta: chunk.delta };
      case 'text-start':
      case 'text-end':
      case 'reasoning-start':
      case 'reasoning-end':
        return takeHeld(`${chunk.type} ${chunk.id}`) ?? { type: chunk.type, id: chunk.id };
      case 'finish':
        return chunk.finishReason === 'content-filter' ? createFilteredFinish() : takeHeld(chunk.type);
      case carried:
        return 'id' in chunk ? takeHeld(`${carried} ${chunk.id}`) : undefined;
      default:
        return undefined;
    }
  };

  const cancel = (reason?: unknown) => reader.cancel(reason);
  const chunks = guardChunks(readChunks(), {
    ...options,
    onBlock: (verdict) => {
      cancel().catch(() => undefined);
      options.onBlock?.(verdict);
    },
  });
  return new ReadableStream(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await chunks.next();
          if (done) return controller.close();
          const part = convert(value);
          if (part !== undefined) return controller.enqueue(part);
        }
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
};
