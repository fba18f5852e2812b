import type { Chunk, Moderation, ParleyDataPart } from '@parley/protocol';
import type { Verdict } from '../verdict.ts';
import { createGate, type Gate, type GateResult } from './create-gate.ts';
import type { GateOptions } from './gate-options.ts';

export type ChunkGateOptions = GateOptions & {
  /** Chunks may go out that no call has returned, because a verdict came between two calls: `take` them. */
  readonly onReady?: () => void;
};

export type ChunkGate = {
  /** Takes the next chunk of a reply and returns what may go out by now. Never waits for a verdict. */
  readonly apply: (chunk: Chunk) => readonly Chunk[] | Promise<readonly Chunk[]>;
  /** What may go out by now. */
  readonly take: () => readonly Chunk[];
  /** The stream is over: decides what is held and returns it, after the verdicts that are still to come. */
  readonly end: () => readonly Chunk[] | Promise<readonly Chunk[]>;
  /** Whether a guard has ended the reply. Cancel what produces it; what stood before the block still comes from `take` and `end`. */
  readonly isBlocked: () => boolean;
};

type Kind = 'text' | 'reasoning';
type Lane = {
  readonly kind: Kind;
  readonly gate: Gate;
  /** What its gate has released and no run has taken, each with the position where it begins. */
  readonly results: (GateResult & { readonly start: number })[];
  received: number;
  shown: number;
  /** The part that is being written, and the one that is being shown. */
  id: string | null;
  shownId: string | null;
};
/** Text of one part until a position, or a chunk: what waits for all that the lanes have before it. */
type Entry = {
  readonly lanes: readonly Lane[];
  /** Lets out what may go, and tells whether that was all. */
  readonly pass: () => boolean;
};
type Run = { readonly lane: Lane; readonly id: string; end: number };

const isAnnotation = ({ type }: Chunk) => /^(data-|source-|file$)/.test(type);

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
 * overtakes text that came before it. Text of one part is one text, whatever stands between its deltas.
 *
 * A block sends what came before the blocked span, a `data-parley-moderation`, and `finish` with `content-filter`. Under
 * `retract` it sends the last two at once, with `isRetracted`.
 */
export const createChunkGate = ({ onReady, ...options }: ChunkGateOptions): ChunkGate => {
  const reported = new Set<string>();
  let queue: Entry[] = [];
  /** The last of the queue, when it is text that may go on. */
  let run: Run | undefined;
  let ready: Chunk[] = [];
  let isBlocked = false;
  /** The block has gone out. */
  let isOver = false;
  let isCalled = false;

  const createLane = (kind: Kind): Lane => {
    const onRelease = (result: GateResult) => {
      isBlocked ||= result.blocked !== undefined;
      if (result.isRetracted) show(lane, result);
      else lane.results.push({ ...result, start: lane.received });
      lane.received = Math.max(lane.received, result.position);
      if (!isCalled) drain();
    };
    const gate = createGate({ ...options, onRelease });
    const lane: Lane = { kind, gate, results: [], received: 0, shown: 0, id: null, shownId: null };
    return lane;
  };
  const reasoning = createLane('reasoning');
  const text = createLane('text');
  const lanes = [reasoning, text];

  const show = (lane: Lane, { text: delta, position, verdicts, blocked, isRetracted }: GateResult) => {
    lane.shown = Math.max(lane.shown, position);
    if (delta !== '' && lane.shownId !== null) ready.push({ type: `${lane.kind}-delta`, id: lane.shownId, delta });
    if (blocked !== undefined) {
      isOver = true;
      for (const { kind, shownId: id } of lanes) if (id !== null) ready.push({ type: `${kind}-end`, id });
    }
    for (const verdict of verdicts) {
      if (verdict.type === 'allow') continue;
      const moderation = createModeration(verdict, isRetracted === true);
      if (!reported.has(moderation.id)) ready.push(moderation);
      reported.add(moderation.id);
    }
    if (isOver) ready.push({ type: 'finish', finishReason: 'content-filter' });
  };

  const showUntil = (lane: Lane, end: number) => {
    for (let [result] = lane.results; result !== undefined && result.start < end && !isOver; [result] = lane.results) {
      lane.results.shift();
      show(lane, result);
    }
    return lane.shown >= end;
  };

  const drain = () => {
    const stuck = new Set<Lane>();
    queue = queue.filter((entry) => {
      if (isOver) return false;
      const isPassed = !entry.lanes.some((lane) => stuck.has(lane)) && entry.pass();
      if (!isPassed) for (const lane of entry.lanes) stuck.add(lane);
      return !isPassed;
    });
    // Warnings about text that has gone out.
    for (const lane of lanes) if (!stuck.has(lane)) showUntil(lane, Number.POSITIVE_INFINITY);
    if ((ready.length > 0 || isBlocked) && !isCalled) onReady?.();
  };

  const take = () => {
    const taken = ready;
    ready = [];
    return taken;
  };

  const begin = (lane: Lane, id: string | null) => {
    if (lane.id !== id) lane.gate.flush();
    lane.id = id;
  };

  const enqueue = (waitsFor: readonly Lane[], pass: () => unknown) => {
    run = undefined;
    queue.push({ lanes: waitsFor, pass: () => pass() !== false });
  };

  const write = (lane: Lane, id: string, delta: string) => {
    begin(lane, id);
    const end = lane.gate.write(delta);
    if (run?.lane === lane && run.id === id) {
      run.end = end;
      return;
    }
    const next = { lane, id, end };
    enqueue([lane], () => {
      lane.shownId = id;
      const isShown = showUntil(lane, next.end);
      if (isShown && run === next) run = undefined;
      return isShown;
    });
    run = next;
  };

  /** All lanes, but for a part that is open beside one of this lane: it may go on for as long as it likes. */
  const unlessBeside = (lane: Lane) => lanes.filter((other) => other === lane || other.id === null);

  const receive = (chunk: Chunk) => {
    switch (chunk.type) {
      case 'text-delta':
        return write(text, chunk.id, chunk.delta);
      case 'reasoning-delta':
        return write(reasoning, chunk.id, chunk.delta);
      case 'text-start':
      case 'text-end':
      case 'reasoning-start':
      case 'reasoning-end': {
        const lane = chunk.type.startsWith('t') ? text : reasoning;
        const id = chunk.type.endsWith('end') ? null : chunk.id;
        begin(lane, id);
        return enqueue(unlessBeside(lane), () => {
          lane.shownId = id;
          ready.push(chunk);
        });
      }
      case 'start':
      case 'message-metadata':
        return ready.push(chunk);
      case 'finish-step':
      case 'finish':
      case 'abort':
      case 'error':
        for (const lane of lanes) lane.gate.flush()?.then(drain, () => undefined);
        return enqueue(lanes, () => lanes.every(({ gate }) => gate.isDecided()) && ready.push(chunk));
      default:
        if ('transient' in chunk && chunk.transient === true) return ready.push(chunk);
        return enqueue(isAnnotation(chunk) && text.id !== null ? unlessBeside(text) : lanes, () => ready.push(chunk));
    }
  };

  const call = <Result>(work: () => Result): Result => {
    isCalled = true;
    try {
      const result = work();
      drain();
      return result;
    } finally {
      isCalled = false;
    }
  };

  const apply = (chunk: Chunk) => {
    call(() => isBlocked || receive(chunk));
    return take();
  };

  const end = () => {
    const decided = call(() => lanes.flatMap(({ gate }) => gate.flush() ?? []));
    if (decided.length === 0) return take();
    return Promise.all(decided).then(() => {
      call(() => undefined);
      return take();
    });
  };

  return { apply, take, end, isBlocked: () => isBlocked };
};
