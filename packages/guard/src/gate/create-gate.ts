import { redactText } from '../redact-text.ts';
import { isPromise, judgeContent } from '../run-guards.ts';
import type { BlockVerdict, Verdict } from '../verdict.ts';
import { cutContext } from './cut-context.ts';
import { cutPair } from './cut-pair.ts';
import { findWindowEnd } from './find-window-end.ts';
import type { GateOptions } from './gate-options.ts';

export type GateResult = {
  /** What may go out now, redactions made. */
  readonly text: string;
  /** How much of all that was written has gone out, as `write` counts it. */
  readonly position: number;
  /** Verdicts that are not `allow`, once each time they apply. */
  readonly verdicts: readonly Verdict[];
  /** Nothing more will be released. */
  readonly blocked?: BlockVerdict;
  /** What was released before is to be withdrawn. */
  readonly isRetracted?: true;
};

export type CreateGateOptions = GateOptions & {
  /** Hears what may go out, in order: during `write` and `flush` while guards answer at once, later otherwise. */
  readonly onRelease: (result: GateResult) => void;
};

export type Gate = {
  /** Takes the next text and never waits. Returns the position at its end. */
  readonly write: (text: string) => number;
  /**
   * Has all that is held decided; the promise, if there is one to wait for, ends when it is. More may be written after it,
   * as a text of its own that guards see with this one before it.
   */
  readonly flush: () => Promise<void> | undefined;
  /** Whether no verdict is awaited. */
  readonly isDecided: () => boolean;
};

/** Text that guards were asked about, in positions of the whole text. A text may end with it, as `flush` says. */
type Flight = {
  readonly start: number;
  readonly end: number;
  readonly isPartial: boolean;
  isEnd: boolean;
  verdict?: Verdict;
  arrival?: Promise<void>;
};

/**
 * Holds a stream of text until its guards have passed it. Windows are judged while the ones before them still are, and
 * released in order: the delay is one window and one verdict, whatever a verdict takes.
 *
 * With `hold`, wherever the stream is cut and in whatever order verdicts come, no character of a blocked span is released
 * and all that stands before it is:
 * - for guards that are `isInstant` or `isPartialAware`, however long the span;
 * - for any other, when the span is not longer than `holdBackChars`. A longer one that spans windows is still caught when it
 *   fits into `overlapChars` and the window, but its beginning has gone out with the window before.
 */
export const createGate = (options: CreateGateOptions): Gate => {
  const { guards, onRelease, onBlock, policy = 'hold', role = 'assistant', language } = options;
  const { signal = new AbortController().signal, maxWindowChars = 400, overlapChars = 200, maxInFlight = 4 } = options;
  const isInstant = guards.every((guard) => guard.isInstant);
  const heldBack = guards.every((guard) => guard.isInstant || guard.isPartialAware) ? 0 : (options.holdBackChars ?? 64);
  const context = { role, signal, ...(language !== undefined && { language }) };

  /** What is kept of the text, from `base` on: some of what was released, and all that was not. */
  let raw = '';
  let base = 0;
  let released = 0;
  let asked = 0;
  /** What has passed; the end of it may be held back. */
  let passed = 0;
  /** Where texts end that nobody was asked about yet, each followed by a line feed that is released as nothing. */
  const ends: number[] = [];
  let flushed = 0;
  let flights: Flight[] = [];
  let isBlocked = false;
  let failure: { readonly error: unknown } | undefined;

  const written = () => base + raw.length;
  const isDecided = () => isBlocked || flights.length === 0;

  const ask = (start: number, end: number, isPartial: boolean, isEnd: boolean): Flight => {
    const content = raw.slice(start - base, end - base);
    const verdict = judgeContent(guards, content, { ...context, isPartial, from: released - start }, options);
    const flight: Flight = { start, end, isPartial, isEnd };
    if (!isPromise(verdict)) return { ...flight, verdict };
    flight.arrival = verdict.then((known) => {
      flight.verdict = known;
      advance();
    });
    flight.arrival.catch((error: unknown) => {
      failure = { error };
    });
    return flight;
  };

  const askNext = (): boolean => {
    const end = ends.shift();
    if (end !== undefined) {
      const last = flights.at(-1);
      if (last?.end === end) last.isEnd = true;
      else if (released === end) released += 1;
      else flights.push(ask(base, end, false, true));
      asked = end + 1;
      return true;
    }
    const whole = raw.slice(asked - base, cutPair(raw));
    const length = isInstant ? whole.length : findWindowEnd(whole, maxWindowChars);
    if (length === 0 || policy === 'final') return false;
    asked += length;
    flights.push(ask(base, asked, true, false));
    return true;
  };

  /** Releases what the verdict on the oldest window allows. */
  const settle = ({ start: from, end: to, isPartial, isEnd }: Flight, verdict: Verdict) => {
    // From here on, places are counted from the first character that has not gone out.
    const offset = released - from;
    const text = raw.slice(released - base, to - base);
    const span = verdict.type === 'block' ? verdict.span : undefined;
    if (span !== undefined && offset > 0 && span.end <= offset) {
      // Seen in what was released and passed before, because the overlap begins within it: ask again without.
      flights.unshift(ask(released, to, isPartial, isEnd));
      return;
    }
    const settled = isPartial ? (verdict.unsettledFrom ?? Number.POSITIVE_INFINITY) - offset : text.length;
    // A block that is not settled yet comes again.
    const isBlock = verdict.type === 'block' && (span === undefined || !isPartial || span.start - offset < settled);
    const redactions = ('redactions' in verdict ? (verdict.redactions ?? []) : []).map(
      ({ start, end, replacement }) => ({ start: Math.max(0, start - offset), end: end - offset, replacement }),
    );
    let until = Math.max(0, Math.min(text.length, settled));
    if (isBlock) until = Math.max(0, span === undefined ? passed - released : span.start - offset);
    else {
      passed = released + until;
      if (isPartial && heldBack > 0)
        until = cutPair(text.slice(0, Math.max(0, Math.min(until, text.length - heldBack))));
      // A span that goes on beyond what may go waits whole. Backwards, since one that waits can overlap the one before it.
      for (const { start, end } of redactions.toReversed())
        if (isPartial && start < until && end > until) until = start;
    }
    const covered = redactions.filter(({ start, end }) => start < until && end > 0);
    released += until;
    const isSilent = verdict.type === 'redact' ? covered.length === 0 : verdict.type === 'block' && !isBlock;
    const isShown = policy !== 'retract';
    const result = { text: isShown ? redactText(text.slice(0, until), covered) : '', position: released };
    if ((isBlock || !isShown) && !isSilent && (verdict.type === 'block' || verdict.type === 'redact')) {
      const blocked: BlockVerdict = { ...verdict, type: 'block' };
      isBlocked = true;
      flights = [];
      onBlock?.(blocked);
      onRelease({ ...result, verdicts: [blocked], blocked, ...(!isShown && { isRetracted: true }) });
      return;
    }
    onRelease({ ...result, verdicts: isSilent || verdict.type === 'allow' ? [] : [verdict] });
    if (isEnd && released < to) flights.unshift(ask(base, to, false, true));
    else if (isEnd) released += 1;
    const kept = cutContext(raw.slice(0, released - base), isInstant ? 1 : overlapChars);
    raw = kept + raw.slice(released - base);
    base = released - kept.length;
  };

  const advance = () => {
    for (;;) {
      const [head] = flights;
      if (head?.verdict !== undefined) {
        flights.shift();
        settle(head, head.verdict);
      } else if (isBlocked || flights.length >= maxInFlight || !askNext()) break;
    }
  };

  const write = (text: string) => {
    if (failure !== undefined) throw failure.error;
    if (isBlocked) return written();
    raw += text;
    advance();
    if (policy === 'retract' && !isBlocked) onRelease({ text, position: written(), verdicts: [] });
    return written();
  };

  const decide = async () => {
    while (!isDecided()) await flights[0]?.arrival;
  };

  const flush = () => {
    if (failure !== undefined) throw failure.error;
    if (!isBlocked && written() > flushed) {
      ends.push(written());
      raw += '\n';
      flushed = written();
      advance();
    }
    if (isDecided()) return undefined;
    const decided = decide();
    decided.catch(() => undefined);
    return decided;
  };

  return { write, flush, isDecided };
};
