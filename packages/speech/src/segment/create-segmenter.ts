import type { ChunkBoundary, Cue, SpeechChunk } from '@parley/core';
import { buildChunk } from './build-chunk.ts';
import { isCjk, isCloser, isTerminator, measureWidth } from './character.ts';
import { judgeBoundary } from './judge-boundary.ts';
import { createOpenMarks } from './open-marks.ts';
import { canSplitSoftly, isAsciiSoft, isFullWidthSoft, isSoftBefore } from './soft-boundary.ts';
import type { SpokenEvent, SpokenUnit } from './spoken-event.ts';
import { createMarkupStripper } from './strip-markup.ts';

export type SegmenterOptions = {
  /** BCP 47 of the answer, for chunks that do not tell it themselves. @default 'en' */
  readonly language?: string;
  /** Whether the first chunk may end at a comma, so that the voice begins earlier. @default 'clause' */
  readonly firstChunk?: 'clause' | 'sentence';
};

export type Segmenter = {
  /** Takes the next piece of Markdown and returns the chunks that are complete now, usually none. */
  write(text: string): readonly SpeechChunk[];
  /** Returns what is left. Nothing may be written afterwards. */
  end(): readonly SpeechChunk[];
};

/** No rule looks further back than this; a chunk without marks may be far longer. */
const lookBack = 80;

/** Terminators that have been read, and what has arrived behind them without deciding whether a sentence ends. */
type Pending = {
  readonly runStart: number;
  run: string;
  closed: 'nothing' | 'quote' | 'bracket' | 'opening-quote' | 'opening-bracket';
  isRunOpen: boolean;
  readonly after: SpokenUnit[];
};

/**
 * Splits a growing answer, in Markdown, into pieces to be spoken: English, Chinese and mixed.
 * Marks, citations, code blocks and addresses are left out of `text`, while `source` stays exact.
 * The chunks do not depend on how the answer was cut into writes.
 *
 * @example
 * const segmenter = createSegmenter({ language: 'en' });
 * segmenter.write('It costs $3.75 [1]. Any'); // [{ text: 'It costs $3.75.', source: [0, 19], … }]
 */
export const createSegmenter = ({ language = 'en', firstChunk = 'clause' }: SegmenterOptions = {}): Segmenter => {
  const stripper = createMarkupStripper();
  const marks = createOpenMarks();
  let units: SpokenUnit[] = [];
  let cues: Cue[] = [];
  let pending: Pending | null = null;
  /** A mark between clauses; the next character tells whether it is one. */
  let softMark: string | null = null;
  let hasDropped = false;
  let count = 0;
  let width = 0;
  let cjkCount = 0;
  let ready: SpeechChunk[] = [];

  const emit = (boundary: ChunkBoundary, nextStart = Number.POSITIVE_INFINITY) => {
    const own = cues.filter((cue) => cue.at < nextStart);
    const chunk = buildChunk(units, { id: `chunk-${count}`, boundary, language, cues: own });
    if (chunk) {
      ready.push(chunk);
      count += 1;
      cues = cues.filter((cue) => cue.at >= nextStart);
    }
    units = [];
    width = 0;
    cjkCount = 0;
    softMark = null;
    marks.clear();
  };

  const canSplit = () =>
    marks.getDepth(units.length) === 0 &&
    canSplitSoftly({ width, length: units.length, cjkCount, isOpening: count === 0 && firstChunk === 'clause' });

  const append = (unit: SpokenUnit) => {
    units.push(unit);
    width += unit.isVerbatim ? unit.text.length : measureWidth(unit.text);
    if (isCjk(unit.text)) cjkCount += 1;
  };

  /** Decides as soon as what has arrived allows it, then reads again what stood behind the boundary. */
  const resolve = (isFinal: boolean) => {
    const current = pending;
    if (!current) return;
    const visible = current.after.findIndex((unit) => unit.text !== ' ');
    const next = visible === -1 ? [] : current.after.slice(visible);
    const before = units.slice(Math.max(0, current.runStart - lookBack), current.runStart).map((unit) => unit.text);
    const verdict = judgeBoundary({
      before: before.join(''),
      run: current.run,
      closed: current.closed,
      depth: marks.getDepth(units.length),
      hasGap: current.after[0]?.text === ' ',
      next: next.map((unit) => unit.text).join(''),
      isNextVerbatim: next[0]?.isVerbatim ?? false,
      isFinal,
    });
    if (verdict === 'wait') return;
    pending = null;
    if (verdict === 'split' && next[0]) emit('sentence', next[0].start);
    else if (/^…+$/u.test(current.run) && next[0] && canSplit()) emit('clause', next[0].start);
    for (const unit of verdict === 'split' ? next : current.after) visit(unit);
    if (isFinal) resolve(true);
  };

  /** Takes marks right behind the terminators into the run. Returns false when the run is over. */
  const extendRun = (run: Pending, unit: SpokenUnit): boolean => {
    if (unit.isVerbatim || unit.text === ' ') return false;
    if (isTerminator(unit.text)) run.run += unit.text;
    else if (isCloser(unit.text)) {
      const closed = marks.closeAfterTerminator(unit.text);
      if (closed) {
        const kind = closed.isQuote ? 'quote' : 'bracket';
        run.closed = closed.openedAt === 0 ? `opening-${kind}` : kind;
      }
    } else return false;
    append(unit);
    return true;
  };

  const visit = (unit: SpokenUnit) => {
    if (pending) {
      if (pending.isRunOpen && extendRun(pending, unit)) return;
      pending.isRunOpen = false;
      pending.after.push(unit);
      resolve(false);
      return;
    }
    if (softMark !== null) {
      if (isSoftBefore(softMark, unit.text) && canSplit()) emit('clause', unit.start);
      softMark = null;
    }
    if (unit.text === ' ') {
      if (units.length > 0) units.push(unit);
      return;
    }
    const before = units.at(-1)?.text ?? '';
    append(unit);
    if (unit.isVerbatim) return;
    const at = units.length - 1;
    marks.visit(unit.text, { at, before: before === ' ' ? '' : before });
    if (isTerminator(unit.text)) {
      pending = { runStart: at, run: unit.text, closed: 'nothing', isRunOpen: true, after: [] };
    } else if (isFullWidthSoft(unit.text)) {
      if (canSplit()) emit('clause');
    } else if (isAsciiSoft(unit.text)) softMark = unit.text;
  };

  const lastUnits = () => (pending && pending.after.length > 0 ? pending.after : units);

  const take = (event: SpokenEvent, boundary: ChunkBoundary) => {
    if (event.type === 'break') {
      resolve(true);
      emit(boundary);
      hasDropped = false;
    } else if (event.type === 'cue') cues.push(event.cue);
    else if (event.type === 'drop') hasDropped = true;
    else if (event.type === 'space') {
      if (lastUnits().at(-1)?.text !== ' ') {
        visit({ text: ' ', start: event.start, end: event.end, isVerbatim: false });
      }
    } else {
      const isMark = !event.unit.isVerbatim && /^[.,;:!?…)。，；：！？、）]$/u.test(event.unit.text);
      const last = lastUnits();
      if (hasDropped && isMark && last.at(-1)?.text === ' ') last.pop();
      hasDropped = false;
      visit(event.unit);
    }
  };

  const flush = (events: readonly SpokenEvent[]) => {
    for (const event of events) take(event, 'block');
    const chunks = ready;
    ready = [];
    return chunks;
  };

  return {
    write: (text) => flush(stripper.write(text)),
    end: () => {
      const chunks = flush(stripper.end());
      take({ type: 'break' }, 'end');
      const rest = ready;
      ready = [];
      return [...chunks, ...rest];
    },
  };
};
