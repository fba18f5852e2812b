import { createParser } from 'eventsource-parser';
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
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export const decodeSse = ({ maxEventLength = 16_777_216 }: DecodeSseOptions = {}): SseDecoder => {
  // The parser strips the byte order mark; a second one is text.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let events: SseEvent[] = [];
  let failure: ParleyError | undefined;

  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent: ({ data, id, event }) => {
      events.push(
        id === undefined && event === undefined
          ? { data }
          : { data, ...(id !== undefined && { id }), ...(event !== undefined && { event }) },
      );
    },
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') {
        failure = new ParleyError('An event of the stream is too long.', { code: 'too-large', cause: error });
      }
    },
  });

  const parse = (text: string) => {
    if (failure === undefined && text !== '') parser.feed(text);
    if (failure !== undefined) throw failure;
    const complete = events;
    events = [];
    return complete;
  };

  return {
    feed: (piece) => parse(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })),
    flush: () => parse(`${decoder.decode()}\n\n`),
  };
};
