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
  readonly apply: (chunk: Chunk) => readonly Chunk[];
  /** What may go out by now. */
  readonly take: () => readonly Chunk[];
  /** The stream is over: decides what is held and returns it, after the verdicts that are still to come. */
  readonly end: () => readonly Chunk[] | Promise<readonly Chunk[]>;
  /** Whether a guard has ended the reply. Cancel what produces it; what stood before the block still comes from `take` and `end`. */
  readonly isBlocked: () => boolean;
};

/** The text or the reasoning of the reply. */
type Lane = {
  readonly kind: 'text' | 'reasoning';
  readonly gate: Gate;
  /** What its gate has released and nobody was shown. */
  readonly results: GateResult[];
  shown: number;
  /** The part that is being written, and the one that is being shown. */
  id: string | null;
  shownId: string | null;
};
/** A chunk, or what a lane says of one part until a position: what waits until nothing before it is in its lanes. */
type Entry = { readonly waitsFor: readonly Lane[] } & (
  | { readonly chunk: Chunk; readonly isFinal: boolean }
  | { readonly lane: Lane; readonly id: string | null; end: number }
);

const isEdge = (
  chunk: Chunk,
): chunk is Extract<Chunk, { readonly type: `${Lane['kind']}-${'start' | 'end'}`; readonly id: string }> =>
  /^(text|reasoning)-(start|end)$/.test(chunk.type);

const createModeration = (
  verdict: Exclude<Verdict, { readonly type: 'allow' }>,
  isRetracted: true | undefined,
): Extract<ParleyDataPart, { readonly type: 'data-parley-moderation' }> => {
  const { type: action, category, reason } = verdict;
  const data: Moderation = {
    stage: 'output',
    action,
    category,
    ...(reason !== undefined && { reason }),
    ...(isRetracted && { isRetracted }),
  };
  return { type: 'data-parley-moderation', id: `output-${action}-${category}`, data };
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
  let ready: Chunk[] = [];
  let isBlocked = false;
  /** The block has gone out. */
  let isOver = false;
  let isCalled = false;

  const createLane = (kind: Lane['kind']): Lane => {
    const onRelease = (result: GateResult) => {
      if (isOver) return;
      isBlocked ||= result.blocked !== undefined;
      if (result.isRetracted) show(lane, result);
      else lane.results.push(result);
      if (!isCalled) onReady?.();
    };
    const lane: Lane = {
      kind,
      gate: createGate({ ...options, onRelease }),
      results: [],
      shown: 0,
      id: null,
      shownId: null,
    };
    return lane;
  };
  const reasoning = createLane('reasoning');
  const text = createLane('text');
  const lanes = [reasoning, text];

  const show = (lane: Lane, { text: delta, position, verdicts, blocked, isRetracted }: GateResult) => {
    lane.shown = Math.max(lane.shown, position);
    if (delta !== '' && lane.shownId !== null) ready.push({ type: `${lane.kind}-delta`, id: lane.shownId, delta });
    isOver = blocked !== undefined;
    if (isOver) for (const { kind, shownId: id } of lanes) if (id !== null) ready.push({ type: `${kind}-end`, id });
    for (const verdict of verdicts) {
      const moderation = createModeration(verdict, isRetracted);
      if (!reported.has(moderation.id)) ready.push(moderation);
      reported.add(moderation.id);
    }
    if (isOver) ready.push({ type: 'finish', finishReason: 'content-filter' });
  };

  const showUntil = (lane: Lane, end: number) => {
    for (let [result] = lane.results; result !== undefined && lane.shown < end && !isOver; [result] = lane.results) {
      lane.results.shift();
      show(lane, result);
    }
    return lane.shown >= end;
  };

  /** Lets out what may go of an entry, and tells whether that was all. */
  const pass = (entry: Entry) => {
    if ('lane' in entry) {
      entry.lane.shownId = entry.id;
      return showUntil(entry.lane, entry.end);
    }
    if (entry.isFinal && !lanes.every(({ gate }) => gate.isDecided())) return false;
    ready.push(entry.chunk);
    return true;
  };

  const take = () => {
    const stuck = new Set<Lane>();
    queue = queue.filter((entry) => {
      if (isOver || (!entry.waitsFor.some((lane) => stuck.has(lane)) && pass(entry))) return false;
      for (const lane of entry.waitsFor) stuck.add(lane);
      return true;
    });
    // Warnings about text that has gone out.
    for (const lane of lanes) if (!stuck.has(lane)) showUntil(lane, Number.POSITIVE_INFINITY);
    const taken = ready;
    ready = [];
    return taken;
  };

  const say = (lane: Lane, id: string | null, end: number) => {
    const last = queue.at(-1);
    if (last !== undefined && 'lane' in last && last.lane === lane && last.id === id) last.end = end;
    else queue.push({ waitsFor: [lane], lane, id, end });
  };

  const begin = (lane: Lane, id: string | null) => {
    if (lane.id !== id) lane.gate.flush();
    lane.id = id;
  };

  /** All lanes, but for a part that is open beside one of this lane: it may go on for as long as it likes. */
  const unlessBeside = (lane: Lane) => lanes.filter((other) => other === lane || other.id === null);

  const receive = (chunk: Chunk) => {
    const { type } = chunk;
    const lane = type.startsWith('t') ? text : reasoning;
    if ('delta' in chunk) {
      begin(lane, chunk.id);
      say(lane, chunk.id, lane.gate.write(chunk.delta));
    } else if (isEdge(chunk)) {
      const id = type.endsWith('end') ? null : chunk.id;
      begin(lane, id);
      queue.push({ waitsFor: unlessBeside(lane), chunk, isFinal: false });
      say(lane, id, 0);
    } else if (/^(start|message-metadata)$/.test(type) || ('transient' in chunk && chunk.transient === true)) {
      ready.push(chunk);
    } else {
      const isFinal = /^(finish|abort|error)/.test(type);
      if (isFinal) for (const { gate } of lanes) gate.flush();
      const isAnnotation = /^(data-|source-|file$)/.test(type) && text.id !== null;
      queue.push({ waitsFor: isAnnotation ? unlessBeside(text) : lanes, chunk, isFinal });
    }
  };

  const apply = (chunk: Chunk) => {
    isCalled = true;
    if (!isBlocked) receive(chunk);
    isCalled = false;
    return take();
  };

  const end = () => {
    isCalled = true;
    const decided = lanes.flatMap(({ gate }) => gate.flush() ?? []);
    isCalled = false;
    return decided.length > 0 ? Promise.all(decided).then(take) : take();
  };

  return { apply, take, end, isBlocked: () => isBlocked };
};
