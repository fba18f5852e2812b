import { isTerminator, measureWidth } from './character.ts';
import { readInline } from './read-inline.ts';
import { readLineStart } from './read-line-start.ts';
import type { SpokenEvent } from './spoken-event.ts';

export type MarkupStripper = {
  write(text: string): readonly SpokenEvent[];
  end(): readonly SpokenEvent[];
};

/** A line this wide that goes on with a small letter was broken for the screen, not for the ear. */
const wrappedWidth = 40;

/** Turns a stream of Markdown into what is said of it. The events do not depend on how the stream was cut. */
export const createMarkupStripper = (): MarkupStripper => {
  let buffer = '';
  /** The first half of a surrogate pair that was cut in two. */
  let half = '';
  /** Offset in the source of the first character of the buffer. */
  let base = 0;
  let at = 0;
  let isLineStart = true;
  let isHeading = false;
  let skipTo: string | null = null;
  let fence: string | null = null;
  let lineWidth = 0;
  let lastText = '';

  const shift = (event: SpokenEvent): SpokenEvent => {
    if (event.type === 'unit') {
      const { unit } = event;
      lineWidth += measureWidth(unit.text) * unit.text.length;
      lastText = unit.text;
      return { type: 'unit', unit: { ...unit, start: unit.start + base, end: unit.end + base } };
    }
    if (event.type === 'space') return { ...event, start: event.start + base, end: event.end + base };
    return event.type === 'cue' ? { type: 'cue', cue: { ...event.cue, at: event.cue.at + base } } : event;
  };

  const startLine = () => {
    isLineStart = true;
    isHeading = false;
    lineWidth = 0;
    lastText = '';
  };

  /** Code between fences is skipped line by line. Returns whether it got further. */
  const skipFence = (mark: string, isEnd: boolean): boolean => {
    const newline = buffer.indexOf('\n', at);
    if (newline === -1 && !isEnd) return false;
    const line = buffer.slice(at, newline === -1 ? undefined : newline).trim();
    if (line.startsWith(mark) && line.replaceAll(mark[0] ?? '', '') === '') fence = null;
    at = newline === -1 ? buffer.length : newline + 1;
    return true;
  };

  const skipSilent = (until: string, isEnd: boolean): boolean => {
    const found = buffer.slice(at).search(new RegExp(until, 'iu'));
    if (found !== -1) {
      at += found + until.length;
      skipTo = null;
      return true;
    }
    at = isEnd ? buffer.length : Math.max(at, buffer.length - until.length + 1);
    return false;
  };

  /** Reads one construct. Returns false when more has to arrive. */
  const step = (isEnd: boolean, events: SpokenEvent[]): boolean => {
    if (skipTo !== null) return skipSilent(skipTo, isEnd);
    if (fence !== null) return skipFence(fence, isEnd);
    if (isLineStart) {
      const start = readLineStart({ text: buffer, at, isEnd });
      if (start === 'wait') return false;
      events.push(...start.events.map(shift));
      at += start.length;
      isHeading ||= start.isHeading ?? false;
      if (start.next === 'fence') {
        fence = start.fence ?? null;
        events.push({ type: 'break' });
        at += 1;
      }
      isLineStart = start.next === 'again' || start.next === 'fence';
      return true;
    }
    if (buffer[at] === '\n') {
      const mayGoOn = lineWidth >= wrappedWidth && !isHeading && !isTerminator(lastText);
      const next = buffer[at + 1];
      if (mayGoOn && next === undefined && !isEnd) return false;
      events.push(
        mayGoOn && /[a-z]/u.test(next ?? '')
          ? { type: 'space', start: base + at, end: base + at + 1 }
          : { type: 'break' },
      );
      startLine();
      at += 1;
      return true;
    }
    const reading = readInline({ text: buffer, at, isEnd });
    if (reading === 'wait') return false;
    events.push(...reading.events.map(shift));
    at += reading.length;
    skipTo = reading.skipTo ?? null;
    return true;
  };

  const drain = (isEnd: boolean): readonly SpokenEvent[] => {
    const events: SpokenEvent[] = [];
    while (at < buffer.length && step(isEnd, events));
    // The character before is kept: emphasis and addresses ask for it.
    const done = Math.max(0, Math.min(at, buffer.length) - 1);
    if (done > 0) {
      buffer = buffer.slice(done);
      base += done;
      at -= done;
    }
    return events;
  };

  return {
    write: (text) => {
      const received = half + text;
      half = /[\uD800-\uDBFF]$/.exec(received)?.[0] ?? '';
      buffer += received.slice(0, received.length - half.length);
      return drain(false);
    },
    end: () => {
      buffer += half;
      return drain(true);
    },
  };
};
