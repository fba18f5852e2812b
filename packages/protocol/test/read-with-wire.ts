import type { Chunk } from '../src/chunk.ts';
import { eventStream } from '../src/framing.ts';
import { decodeSse } from '../src/sse/decode-sse.ts';
import type { Wire, WireReport } from '../src/wires/wire.ts';

/** Lines of a body whose framing is one JSON value a line. */
const decodeLines = () => {
  const decoder = new TextDecoder();
  let rest = '';
  const read = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  };
  return {
    feed: (piece: Uint8Array | string) =>
      read(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })),
    flush: () => read(`${decoder.decode()}\n`),
  };
};

const decodeEvents = () => {
  const decoder = decodeSse();
  return {
    feed: (piece: Uint8Array | string) => decoder.feed(piece).map(({ data }) => data),
    flush: () => decoder.flush().map(({ data }) => data),
  };
};

/** The frames of a body in any pieces. */
export const readFrames = (wire: Wire, pieces: Iterable<Uint8Array | string>): readonly string[] => {
  const decoder = wire.framing === eventStream ? decodeEvents() : decodeLines();
  const frames: string[] = [];
  for (const piece of pieces) frames.push(...decoder.feed(piece));
  frames.push(...decoder.flush());
  return frames;
};

export type WireReading = { readonly chunks: readonly Chunk[]; readonly reports: readonly WireReport[] };

/** All that a new reader makes of these frames and of the end of the stream. A frame that is no text is written as JSON. */
export const readWithWire = (wire: Wire, frames: Iterable<unknown>): WireReading => {
  const reports: WireReport[] = [];
  const reader = wire.createReader({ onReport: (report) => reports.push(report) });
  const chunks: Chunk[] = [];
  for (const frame of frames) chunks.push(...reader.read(typeof frame === 'string' ? frame : JSON.stringify(frame)));
  chunks.push(...reader.end());
  return { chunks, reports };
};
