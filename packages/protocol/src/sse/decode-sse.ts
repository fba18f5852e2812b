import { ParleyError } from '../parley-error.ts';

/** One event of an event stream. `id` is there only when this very event carried one. */
export type SseEvent = { readonly data: string; readonly id?: string; readonly event?: string };

export type SseDecoder = {
  /** Takes the next bytes or characters, cut anywhere, and returns the events that they complete. */
  readonly feed: (piece: Uint8Array | string) => readonly SseEvent[];
  /** Ends the stream and returns the last event, which may lack its blank line. */
  readonly flush: () => readonly SseEvent[];
};

export type DecodeSseOptions = {
  /** Longest event in UTF-16 units; one that grows beyond it is a failure, so that a hostile body cannot fill the memory. @default 16777216 */
  readonly maxEventLength?: number;
};

type EventDraft = { -readonly [Name in keyof SseEvent]?: SseEvent[Name] };

const isEvent = (draft: EventDraft): draft is SseEvent => draft.data !== undefined;

/**
 * Decodes an event stream: LF, CR and CRLF, byte order mark, comments, several `data` lines, characters cut by the network.
 * The work is proportional to what arrives, also when one event comes in very many pieces.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export const decodeSse = ({ maxEventLength = 16_777_216 }: DecodeSseOptions = {}): SseDecoder => {
  // A byte order mark is stripped below, once, so that text and bytes are read alike.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** What is not part of the next line, should it come first: a byte order mark, the second half of a CRLF that was cut. */
  let skipped = '\ufeff';
  /** The pieces of a line whose end has not come; joined once. */
  let pending: string[] = [];
  let length = 0;
  let events: SseEvent[] = [];
  let event: EventDraft = {};

  const readLine = (line: string) => {
    if (line === '') {
      if (isEvent(event)) events.push(event);
      event = {};
      length = 0;
      return;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1);
    if (name === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
    else if (name === 'id' && !value.includes('\0')) event.id = value;
    else if (name === 'event' && value !== '') event.event = value;
  };

  const read = (piece: string) => {
    if (piece === '') return [];
    // Splitting at an expression costs several times as much, and carriage returns are rare.
    const lines = (piece[0] === skipped ? piece.slice(1) : piece).split(piece.includes('\r') ? /\r\n|\r|\n/ : '\n');
    skipped = piece.endsWith('\r') ? '\n' : '';
    length += piece.length;
    const last = lines.length - 1;
    for (let index = 0; index < last; index += 1) {
      const line = lines[index] ?? '';
      if (pending.length === 0) readLine(line);
      else {
        readLine(pending.join('') + line);
        pending = [];
      }
    }
    pending.push(lines[last] ?? '');
    if (length > maxEventLength) throw new ParleyError('An event of the stream is too long.', { code: 'too-large' });
    const complete = events;
    events = [];
    return complete;
  };

  return {
    feed: (piece) => read(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })),
    flush: () => read(`${decoder.decode()}\n\n`),
  };
};
