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

/**
 * Decodes an event stream: LF, CR and CRLF, byte order mark, comments, several `data` lines, characters cut by the network.
 * The work is proportional to what arrives, also when one event comes in very many pieces.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export const decodeSse = ({ maxEventLength = 16_777_216 }: DecodeSseOptions = {}): SseDecoder => {
  // A byte order mark is stripped below, once, so that text and bytes are read alike.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let hasBegun = false;
  let isLineFeedSkipped = false;
  let isTooLong = false;
  /** The pieces of a line whose end has not come; joined once. */
  let pending: string[] = [];
  let pendingLength = 0;
  let events: SseEvent[] = [];
  let data: string | undefined;
  let id: string | undefined;
  let event: string | undefined;

  const dispatch = () => {
    if (data !== undefined) {
      if (id === undefined && event === undefined) events.push({ data });
      else events.push({ data, ...(id !== undefined && { id }), ...(event !== undefined && { event }) });
    }
    data = id = event = undefined;
  };

  const readLine = (line: string) => {
    if (line === '') return dispatch();
    // Nearly all lines; taken apart as the others are, they would cost two more strings.
    if (data === undefined && line.startsWith('data: ')) {
      data = line.slice(6);
      return;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1);
    if (name === 'data') data = data === undefined ? value : `${data}\n${value}`;
    else if (name === 'event') event = value === '' ? undefined : value;
    else if (name === 'id' && !value.includes('\0')) id = value;
  };

  const endLine = (rest: string) => {
    if (pending.length === 0) return readLine(rest);
    pending.push(rest);
    const line = pending.join('');
    pending = [];
    pendingLength = 0;
    readLine(line);
  };

  const readText = (text: string) => {
    let start = 0;
    if (!hasBegun) {
      hasBegun = true;
      if (text.charCodeAt(0) === 0xfeff) start = 1;
    }
    // The second half of a CRLF that the network cut.
    if (isLineFeedSkipped && text.charCodeAt(start) === 10) start += 1;
    isLineFeedSkipped = false;

    let lineFeed = text.indexOf('\n', start);
    let carriageReturn = text.indexOf('\r', start);
    while (lineFeed >= 0 || carriageReturn >= 0) {
      const isLineFeed = carriageReturn < 0 || (lineFeed >= 0 && lineFeed < carriageReturn);
      const end = isLineFeed ? lineFeed : carriageReturn;
      endLine(text.slice(start, end));
      start = end + 1;
      if (!isLineFeed) {
        if (start === lineFeed) start += 1;
        else if (start === text.length) isLineFeedSkipped = true;
      }
      if (lineFeed >= 0 && lineFeed < start) lineFeed = text.indexOf('\n', start);
      if (carriageReturn >= 0 && carriageReturn < start) carriageReturn = text.indexOf('\r', start);
    }
    if (start < text.length) {
      pending.push(text.slice(start));
      pendingLength += text.length - start;
    }
  };

  const read = (text: string) => {
    if (!isTooLong && text !== '') readText(text);
    isTooLong ||= pendingLength + (data?.length ?? 0) > maxEventLength;
    if (isTooLong) throw new ParleyError('An event of the stream is too long.', { code: 'too-large' });
    const complete = events;
    events = [];
    return complete;
  };

  return {
    feed: (piece) => read(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })),
    flush: () => read(`${decoder.decode()}\n\n`),
  };
};
