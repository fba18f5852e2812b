import { decodeLines } from './sse/decode-lines.ts';
import { decodeSse, type SseDecoder } from './sse/decode-sse.ts';

/** How the frames of a stream are told apart. */
export type Framing = { readonly mediaType: string; readonly createDecoder: () => SseDecoder };

/** Server-sent events. */
export const eventStream: Framing = { mediaType: 'text/event-stream', createDecoder: decodeSse };

/** One JSON value a line. */
export const jsonLines: Framing = { mediaType: 'application/x-ndjson', createDecoder: decodeLines };
