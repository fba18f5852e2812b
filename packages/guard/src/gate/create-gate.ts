import type { Guard, GuardContext } from '../guard.ts';
import { redactText } from '../redact-text.ts';
import { judgeContent, type RunGuardsOptions } from '../run-guards.ts';
import type { BlockVerdict, Redaction, Verdict } from '../verdict.ts';
import { cutContext } from './cut-context.ts';
import { findWindowEnd } from './find-window-end.ts';

/**
 * - `hold`: text is released only after it has passed.
 * - `retract`: text is released at once and withdrawn on a verdict. What has been said cannot be covered up, so a
 *   redaction withdraws as well.
 * - `final`: text is judged once, whole, and released at its end.
 */
export type GatePolicy = 'hold' | 'retract' | 'final';

export type CreateGateOptions = RunGuardsOptions & {
  readonly guards: readonly Guard[];
  /** @default 'hold' */
  readonly policy?: GatePolicy;
  /** Who writes the stream. @default 'assistant' */
  readonly role?: GuardContext['role'];
  readonly language?: string;
  readonly signal?: AbortSignal;
  /** A window is a sentence, or this much of one. Instant guards need no windows. @default 400 */
  readonly maxWindowChars?: number;
  /** How much of the released text guards see before a window. Instant guards see the last word. @default 200 */
  readonly overlapChars?: number;
};

export type GateResult = {
  /** What may go out now, redactions made. */
  readonly text: string;
  /** How much of all that was written has been decided. */
  readonly position: number;
  /** Verdicts that are not `allow`, once each time they apply. */
  readonly verdicts: readonly Verdict[];
  /** Nothing more will be released. */
  readonly blocked?: BlockVerdict;
  /** What was released before is to be withdrawn. */
  readonly isRetracted?: true;
};

export type Gate = {
  /** Takes the next text and tells what may go out. At once unless a guard needs time; calls are answered in order. */
  readonly write: (text: string) => GateResult | Promise<GateResult>;
  /** Decides all that is held. More may be written after it, as a text of its own that guards see with this one before it. */
  readonly flush: () => GateResult | Promise<GateResult>;
};

const isPromise = <Value>(value: Value | Promise<Value>): value is Promise<Value> => value instanceof Promise;

const then = <From, To>(value: From | Promise<From>, next: (value: From) => To | Promise<To>): To | Promise<To> =>
  isPromise(value) ? value.then(next) : next(value);

/** Whole characters only: the second half of a pair may be in the next delta. */
const cutPair = (text: string) => {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? text.length - 1 : text.length;
};

/**
 * Holds a stream of text until its guards have passed it.
 *
 * With `hold`, no character of a blocked span is released and all that stands before it is, wherever the stream is cut, for
 * guards that answer `isPartial` (ours do). A guard that does not sees whole sentences and the overlap before them: what it
 * would only recognise across more than that can begin before it is seen.
 */
export const createGate = (options: CreateGateOptions): Gate => {
  const {
    guards,
    policy = 'hold',
    role = 'assistant',
    language,
    signal = new AbortController().signal,
    maxWindowChars = 400,
    overlapChars = 200,
  } = options;
  const isInstant = guards.every((guard) => guard.isInstant === true);
  const context = { role, signal, ...(language !== undefined && { language }) };

  let before = '';
  let pending = '';
  let position = 0;
  let blocked: BlockVerdict | undefined;
  /** The answer being worked on; absent while every guard answers at once. */
  let queue: Promise<unknown> | undefined;

  const judge = (length: number, isPartial: boolean) =>
    judgeContent(guards, before + pending.slice(0, length), { ...context, isPartial, from: before.length }, options);

  const nothing = (): GateResult => ({ text: '', position, verdicts: [], ...(blocked !== undefined && { blocked }) });

  const release = (until: number, redactions: readonly Redaction[], verdict: Verdict): GateResult => {
    const raw = pending.slice(0, until);
    if (until > 0) before = cutContext(before + raw, isInstant ? 1 : overlapChars);
    pending = pending.slice(until);
    position += until;
    const text = redactText(
      raw,
      redactions.map(({ start, end, replacement }) => ({ start: Math.max(0, start), end, replacement })),
    );
    const isSilent = verdict.type === 'allow' || (verdict.type === 'redact' && redactions.length === 0);
    return { text, position, verdicts: isSilent ? [] : [verdict] };
  };

  const settle = (end: number, verdict: Verdict): GateResult => {
    const offset = before.length;
    const redactions = ('redactions' in verdict ? (verdict.redactions ?? []) : [])
      .map(({ start, end: to, replacement }) => ({ start: start - offset, end: to - offset, replacement }))
      .filter((redaction) => redaction.end > 0);
    const unsettled = (verdict.unsettledFrom ?? Number.POSITIVE_INFINITY) - offset;
    if (verdict.type === 'block') {
      const start = Math.max(0, (verdict.span?.start ?? 0) - offset);
      if (verdict.span === undefined || start < unsettled) {
        const covered = redactions.filter((redaction) => redaction.start < start);
        const released = release(start, covered, verdict);
        blocked = verdict;
        pending = '';
        return { ...released, blocked };
      }
    }
    let until = Math.max(0, Math.min(end, unsettled));
    // A span that goes on beyond what may go waits whole. Backwards, since one that waits can overlap the one before it.
    for (const { start, end: to } of redactions.toReversed()) {
      if (start < until && to > until) until = Math.max(0, start);
    }
    const covered = redactions.filter(({ start }) => start < until);
    // A block that is not settled yet comes again.
    return release(until, covered, verdict.type === 'block' ? { type: 'allow' } : verdict);
  };

  const advance = (isPartial: boolean): GateResult | Promise<GateResult> => {
    const seen = isPartial ? cutPair(pending) : pending.length;
    const window = !isPartial || isInstant ? seen : findWindowEnd(pending.slice(0, seen), maxWindowChars);
    if (blocked !== undefined || window === 0 || (isPartial && policy === 'final')) return nothing();
    return then(judge(seen, isPartial), (verdict) => {
      if (
        verdict.type !== 'block' ||
        (verdict.span?.end ?? Number.POSITIVE_INFINITY) > before.length ||
        before === ''
      ) {
        return settle(window, verdict);
      }
      // Seen in what was released and passed before, because the overlap begins within it: ask again without.
      before = '';
      return advance(isPartial);
    });
  };

  const enqueue = (work: () => GateResult | Promise<GateResult>): GateResult | Promise<GateResult> => {
    const result = queue === undefined ? work() : queue.then(work);
    if (!isPromise(result)) return result;
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (queue === settled) queue = undefined;
      });
    queue = settled;
    return result;
  };

  const write = (text: string) =>
    enqueue(() => {
      if (blocked === undefined) pending += text;
      return advance(true);
    });
  const flush = () =>
    enqueue(() =>
      then(advance(false), (result) => {
        if (before !== '') before += '\n';
        return result;
      }),
    );
  if (policy !== 'retract') return { write, flush };

  let late: GateResult | undefined;
  let failure: { readonly error: unknown } | undefined;
  const withdraw = (result: GateResult): GateResult | null => {
    const culprit = result.blocked ?? result.verdicts.find(({ type }) => type === 'redact');
    if (culprit === undefined) return null;
    blocked = { type: 'block', category: 'category' in culprit ? culprit.category : 'redact' };
    if ('reason' in culprit && culprit.reason !== undefined) blocked = { ...blocked, reason: culprit.reason };
    pending = '';
    late = { text: '', position: result.position, verdicts: [blocked], blocked, isRetracted: true };
    return late;
  };

  return {
    write: (text) => {
      if (failure !== undefined) throw failure.error;
      if (late !== undefined) return late;
      const judged = write(text);
      const passed: GateResult = { text, position: position + pending.length, verdicts: [] };
      if (!isPromise(judged)) return withdraw(judged) ?? { ...passed, verdicts: judged.verdicts };
      judged.then(withdraw, (error: unknown) => {
        failure = { error };
      });
      return passed;
    },
    flush: () =>
      then(late ?? flush(), (judged) => late ?? withdraw(judged) ?? { text: '', position, verdicts: judged.verdicts }),
  };
};
