import { keepSpansWhole } from '../keep-spans-whole.ts';
import { redactText } from '../redact-text.ts';
import { isVerdict, judgeContent } from '../run-guards.ts';
import type { BlockVerdict, Verdict } from '../verdict.ts';
import { cutPair } from './cut-pair.ts';
import { findContext } from './find-context.ts';
import { findWindowEnd } from './find-window-end.ts';
import type { GateOptions } from './gate-options.ts';

export type GateResult = {
  /** What may go out now, redactions made. */
  readonly text: string;
  /** How much of all that was written has gone out, as `write` counts it. */
  readonly position: number;
  /** Verdicts that are not `allow`, once each time they apply. */
  readonly verdicts: readonly Exclude<Verdict, { readonly type: 'allow' }>[];
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
  /** Whether all that was flushed is decided. */
  readonly isDecided: () => boolean;
};

/** Text that guards were asked about: what is not released yet, and of what was, enough to see it by. */
type Flight = {
  readonly start: number;
  readonly content: string;
  /** Whether a text ends with it, as `flush` says. */
  readonly isLast: boolean;
  verdict: Verdict | Promise<Verdict>;
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
  const isShown = policy !== 'retract';

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

  const written = () => base + raw.length;
  const isDecided = () => isBlocked || released >= flushed;

  const ask = (start: number, end: number, isLast: boolean): Flight => {
    const content = raw.slice(start - base, end - base);
    const told = { role, signal, language, isPartial: !isLast, from: released - start };
    const verdict: Flight['verdict'] =
      released < end ? judgeContent(guards, content, told, options) : { type: 'allow' };
    const flight = { start, content, isLast, verdict };
    if (!isVerdict(verdict)) {
      const settled = verdict.then((known) => {
        flight.verdict = known;
        advance();
      });
      settled.catch((error: unknown) => {
        advance = () => {
          throw error;
        };
      });
    }
    return flight;
  };

  const askNext = (): boolean => {
    const end = ends.shift();
    const isLast = end !== undefined;
    if (!isLast && policy === 'final') return false;
    const start = asked;
    if (isLast) asked = end;
    else {
      const whole = raw.slice(asked - base, cutPair(raw));
      asked += isInstant ? whole.length : findWindowEnd(whole, maxWindowChars);
      if (asked === start) return false;
    }
    flights.push(ask(base, asked, isLast));
    asked += Number(isLast);
    return true;
  };

  /** Releases what the verdict on the oldest window allows. Places are counted in its content. */
  const settle = ({ start, content, isLast }: Flight, verdict: Verdict) => {
    const gone = released - start;
    const span = verdict.type === 'block' ? verdict.span : undefined;
    if (span !== undefined && gone > 0 && span.end <= gone) {
      // Seen in what was released and passed before, because the overlap begins within it: ask again without.
      flights.unshift(ask(released, start + content.length, isLast));
      return;
    }
    const settled = (isLast ? undefined : verdict.unsettledFrom) ?? Number.POSITIVE_INFINITY;
    // A block that is not settled yet comes again.
    const isBlock = verdict.type === 'block' && (span === undefined || span.start < settled);
    const redactions = 'redactions' in verdict ? (verdict.redactions ?? []) : [];
    let until = isBlock ? (span?.start ?? passed - start) : Math.min(settled, content.length);
    if (!isBlock) {
      passed = start + until;
      if (!isLast) {
        until = cutPair(content.slice(0, Math.max(gone, Math.min(until, content.length - heldBack))));
        // A span that goes on beyond what may go waits whole.
        until = keepSpansWhole(redactions, until);
      }
    }
    until = Math.max(gone, until);
    const covered = redactions
      .filter((one) => one.start < until && one.end > gone)
      .map((one) => ({ ...one, start: Math.max(0, one.start - gone), end: one.end - gone }));
    const text = isShown ? redactText(content.slice(gone, until), covered) : '';
    const position = start + until + Number(isLast && !isBlock);
    released = position;
    const context = findContext(raw.slice(0, released - base), isInstant ? 1 : overlapChars);
    raw = raw.slice(context);
    base += context;

    const isHeard = verdict.type === 'warn' || (verdict.type === 'redact' && covered.length > 0);
    if (isBlock || (isHeard && !isShown && verdict.type === 'redact')) {
      const blocked: BlockVerdict = { ...verdict, type: 'block' };
      isBlocked = true;
      flights = [];
      onBlock?.(blocked);
      onRelease({ text, position, verdicts: [blocked], blocked, ...(!isShown && { isRetracted: true }) });
    } else onRelease({ text, position, verdicts: isHeard ? [verdict] : [] });
  };

  let advance = () => {
    for (;;) {
      const [head] = flights;
      if (head !== undefined && isVerdict(head.verdict)) {
        flights.shift();
        settle(head, head.verdict);
      } else if (isBlocked || flights.length >= maxInFlight || !askNext()) break;
    }
  };

  const write = (text: string) => {
    if (isBlocked) return written();
    raw += text;
    advance();
    if (!isShown && !isBlocked) onRelease({ text, position: written(), verdicts: [] });
    return written();
  };

  const decide = async () => {
    while (!isDecided()) {
      await flights[0]?.verdict;
      advance();
    }
  };

  const flush = () => {
    if (!isBlocked && written() > flushed) {
      ends.push(written());
      raw += '\n';
      flushed = written();
    }
    advance();
    if (isDecided()) return undefined;
    const decided = decide();
    decided.catch(() => undefined);
    return decided;
  };

  return { write, flush, isDecided };
};
