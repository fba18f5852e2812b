import type { Chunk, Moderation, ParleyDataPart } from '@parley/protocol';
import type { Verdict } from '../verdict.ts';
import { type CreateGateOptions, createGate, type Gate, type GateResult } from './create-gate.ts';

export type ChunkGate = {
  /** Takes the next chunk of a reply and returns what may go out. At once unless a guard needs time; await each call before the next. */
  readonly apply: (chunk: Chunk) => readonly Chunk[] | Promise<readonly Chunk[]>;
  /** The stream is over: decides what is held. */
  readonly end: () => readonly Chunk[] | Promise<readonly Chunk[]>;
  /** Whether a guard has ended the reply. Nothing more goes out; cancel what produces it. */
  readonly isBlocked: () => boolean;
};

type Kind = 'text' | 'reasoning';
type Lane = { readonly kind: Kind; readonly gate: Gate; id: string | null; written: number; position: number };

const createModeration = (
  verdict: Exclude<Verdict, { readonly type: 'allow' }>,
  isRetracted: boolean,
): Extract<ParleyDataPart, { readonly type: 'data-parley-moderation' }> => {
  const data: Moderation = {
    stage: 'output',
    action: verdict.type,
    category: verdict.category,
    ...(verdict.reason !== undefined && { reason: verdict.reason }),
    ...(isRetracted && { isRetracted }),
  };
  return { type: 'data-parley-moderation', id: `output-${verdict.type}-${verdict.category}`, data };
};

/**
 * Holds the text and the reasoning of a reply until they have passed, and lets other chunks through in their order: none
 * overtakes text that came before it.
 *
 * A block sends what came before the blocked span, a `data-parley-moderation`, and `finish` with `content-filter`.
 */
export const createChunkGate = (options: CreateGateOptions): ChunkGate => {
  const createLane = (kind: Kind): Lane => ({ kind, gate: createGate(options), id: null, written: 0, position: 0 });
  const text = createLane('text');
  const reasoning = createLane('reasoning');
  const reported = new Set<string>();
  let waiting: { readonly chunk: Chunk; readonly position: number }[] = [];
  let isBlocked = false;

  const emit = (lane: Lane, result: GateResult): Chunk[] => {
    const chunks: Chunk[] = [];
    lane.position = result.position;
    if (result.text !== '' && lane.id !== null) {
      chunks.push({ type: `${lane.kind}-delta`, id: lane.id, delta: result.text });
    }
    chunks.push(...waiting.filter(({ position }) => position <= text.position).map(({ chunk }) => chunk));
    waiting = waiting.filter(({ position }) => position > text.position);
    for (const verdict of result.verdicts) {
      if (verdict.type === 'allow' || verdict.type === 'block') continue;
      const moderation = createModeration(verdict, false);
      if (!reported.has(moderation.id)) chunks.push(moderation);
      reported.add(moderation.id);
    }
    if (result.blocked === undefined) return chunks;
    isBlocked = true;
    waiting = [];
    for (const { kind, id } of [reasoning, text]) if (id !== null) chunks.push({ type: `${kind}-end`, id });
    chunks.push(createModeration(result.blocked, result.isRetracted === true));
    chunks.push({ type: 'finish', finishReason: 'content-filter' });
    return chunks;
  };

  const flush = async (lanes: readonly Lane[]): Promise<Chunk[]> => {
    const chunks: Chunk[] = [];
    for (const lane of lanes) {
      if (!isBlocked) chunks.push(...emit(lane, await lane.gate.flush()));
    }
    return chunks;
  };

  const flushThen = async (lanes: readonly Lane[], chunk: Chunk): Promise<Chunk[]> => {
    const chunks = await flush(lanes);
    return isBlocked ? chunks : [...chunks, chunk];
  };

  const write = (lane: Lane, id: string, delta: string): readonly Chunk[] | Promise<readonly Chunk[]> => {
    if (lane.id !== null && lane.id !== id) {
      return flush([lane]).then(async (chunks) => {
        lane.id = null;
        return isBlocked ? chunks : [...chunks, ...(await write(lane, id, delta))];
      });
    }
    lane.id = id;
    lane.written += delta.length;
    const result = lane.gate.write(delta);
    return result instanceof Promise ? result.then((known) => emit(lane, known)) : emit(lane, result);
  };

  const apply = (chunk: Chunk): readonly Chunk[] | Promise<readonly Chunk[]> => {
    if (isBlocked) return [];
    switch (chunk.type) {
      case 'text-delta':
        return write(text, chunk.id, chunk.delta);
      case 'reasoning-delta':
        return write(reasoning, chunk.id, chunk.delta);
      case 'text-end':
      case 'reasoning-end': {
        const lane = chunk.type === 'text-end' ? text : reasoning;
        return flushThen([lane], chunk).then((chunks) => {
          lane.id = null;
          return chunks;
        });
      }
      case 'start':
      case 'text-start':
      case 'reasoning-start':
      case 'message-metadata':
        return [chunk];
      case 'source-url':
      case 'source-document':
      case 'file':
        break;
      default:
        if (!chunk.type.startsWith('data-')) return flushThen([reasoning, text], chunk);
    }
    if (text.position >= text.written || ('transient' in chunk && chunk.transient === true)) return [chunk];
    waiting.push({ chunk, position: text.written });
    return [];
  };

  return { apply, end: () => flush([reasoning, text]), isBlocked: () => isBlocked };
};
