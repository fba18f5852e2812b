import type { Chunk } from '../chunk.ts';
import type { Framing } from '../framing.ts';
import type { WireHttpRequest, WireRequest } from './wire-request.ts';

/** Something in a stream that was not used. For logs and debugging: it can name accounts and keys, so never show it to a visitor. */
export type WireReport =
  /** A kind of frame, or of content, that this version does not know. It is skipped: the other side may be newer. */
  | { readonly type: 'unknown'; readonly name: string; readonly value: unknown }
  /** A frame that is no JSON or lacks what it must have. It is skipped. */
  | { readonly type: 'malformed'; readonly data: string; readonly reason: string }
  /** What the provider said when it failed. */
  | { readonly type: 'failure'; readonly detail: string };

export type WireReaderOptions = { readonly onReport?: (report: WireReport) => void };

/** Reads the frames of one answer. No input or output: bytes, time and connections are others' work. */
export type WireReader = {
  /**
   * Reads one frame (the data of one event, or one line) and returns the chunks that it makes. Never throws, whatever
   * the frame holds.
   */
  readonly read: (data: string) => readonly Chunk[];
  /**
   * The stream is over. Ends what is open. Gives `finish` only when the wire's own terminal event was there: without it
   * the answer was cut off, and a reply that ends without a terminal chunk is `truncated`.
   */
  readonly end: () => readonly Chunk[];
  /** The wire's terminal event was there, so that nothing more is to be read. */
  readonly isEnded: () => boolean;
  /** From where the provider goes on after the last frame, on wires that can resume and do not use the event's `id`. */
  readonly getCursor?: () => string | undefined;
};

/** One provider's way to ask and to answer, as pure functions. */
export type Wire = {
  /** In lower case with hyphens, as its folder. */
  readonly name: string;
  readonly framing: Framing;
  readonly createReader: (options?: WireReaderOptions) => WireReader;
  /** What is to be sent for a streamed answer. Keys are added by who sends it. */
  readonly writeRequest: (request: WireRequest) => WireHttpRequest;
};
