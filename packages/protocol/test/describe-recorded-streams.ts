import { describe, expect, it } from 'vitest';
import type { Chunk } from '../src/chunk.ts';
import type { Usage } from '../src/data-parley.ts';
import { foldChunks } from '../src/fold-chunks.ts';
import { jsonLines } from '../src/framing.ts';
import { type Fields, isRecord } from '../src/is-record.ts';
import type { Outcome } from '../src/outcome.ts';
import { parseChunk } from '../src/parse-chunk.ts';
import type { Part } from '../src/part.ts';
import type { Wire } from '../src/wires/wire.ts';
import { cutAtRandom, cutEveryByte, rewriteLineEnds } from './cut-bytes.ts';
import { readFrames, readWithWire } from './read-with-wire.ts';
import { type ExpectedReply, listRecordedStreams, type RecordedStream } from './recorded-stream.ts';

export type DescribeRecordedStreamsOptions = {
  readonly wire: Wire;
  /** Folders of recordings. */
  readonly dialects: readonly string[];
  /** Written after recordings that hold payloads alone. @default nothing */
  readonly sentinel?: string;
  /** The outcome that the provider's word for the end means. @default complete; truncated when there is none */
  readonly readOutcome?: (expected: ExpectedReply) => Outcome;
  /** Counts of the usage as the provider writes it; `undefined` when it is not usable. */
  readonly readUsage?: (usage: Fields) => Pick<Usage, 'inputTokens' | 'outputTokens'> | undefined;
  /** Whether a call was written down by the reducer, which knows fewer kinds than the wire. @default every call */
  readonly isListed?: (call: { readonly toolName: string; readonly providerExecuted: boolean }) => boolean;
  /** Whether the reducer could put the input together. @default true */
  readonly isInputKnown?: (expected: ExpectedReply) => boolean;
};

const textOf = (parts: readonly Part[], type: 'text' | 'reasoning') =>
  parts.map((part) => (part.type === type && 'text' in part ? part.text : '')).join('');

const parseInput = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The calls, in the order in which they begin, each with the input that it has at its end. */
const readCalls = (chunks: readonly Chunk[]) => {
  const calls = new Map<string, { name: string; input: unknown; providerExecuted: boolean }>();
  for (const chunk of chunks) {
    if (
      chunk.type !== 'tool-input-start' &&
      chunk.type !== 'tool-input-available' &&
      chunk.type !== 'tool-input-error'
    ) {
      continue;
    }
    calls.set(chunk.toolCallId, {
      name: chunk.toolName,
      input: 'input' in chunk ? chunk.input : undefined,
      providerExecuted: chunk.providerExecuted === true,
    });
  }
  return [...calls].map(([id, call]) => ({ id, ...call }));
};

const readUsageChunk = (chunks: readonly Chunk[]) => {
  const chunk = chunks.findLast(({ type }) => type === 'data-parley-usage');
  return chunk !== undefined && 'data' in chunk && isRecord(chunk.data) ? chunk.data : undefined;
};

const isTerminal = ({ type }: Chunk) => type === 'finish' || type === 'error' || type === 'abort';

const defaultOutcome = ({ hasError, finish, hasDone }: ExpectedReply): Outcome => {
  if (hasError) return 'error';
  return finish === null && !hasDone ? 'truncated' : 'complete';
};

const writeBody = ({ body, isFramed }: RecordedStream, wire: Wire, sentinel: string | undefined) => {
  if (isFramed || wire.framing === jsonLines) return body;
  const payloads = body.split('\n').filter((line) => line.trim() !== '');
  if (sentinel !== undefined) payloads.push(sentinel);
  return payloads.map((payload) => `data: ${payload}\n\n`).join('');
};

/** Describes that a wire makes of every recorded stream what an independent reducer made of it, however the network cuts it. */
export const describeRecordedStreams = ({
  wire,
  dialects,
  sentinel,
  readOutcome = defaultOutcome,
  readUsage,
  isListed = () => true,
  isInputKnown = () => true,
}: DescribeRecordedStreamsOptions): void => {
  const streams = listRecordedStreams(dialects);

  describe('recorded streams', () => {
    it('are there for every dialect', () => {
      expect(new Set(streams.map(({ dialect }) => dialect))).toEqual(new Set(dialects));
    });

    it.each(streams.map((stream) => [stream.name, stream] as const))('%s', (_, stream) => {
      const { expected } = stream;
      const body = writeBody(stream, wire, sentinel);
      const frames = readFrames(wire, [body]);
      const { chunks } = readWithWire(wire, frames);
      const whole = foldChunks(chunks);

      expect(textOf(whole.parts, 'text')).toBe(expected.text);
      expect(textOf(whole.parts, 'reasoning')).toBe(expected.reasoning);
      const calls = readCalls(chunks).filter(({ name, providerExecuted }) =>
        isListed({ toolName: name, providerExecuted }),
      );
      expect(calls.map(({ id, name }) => ({ id, name }))).toEqual(
        expected.toolCalls.map(({ id, name }, index) => ({ id: id === '' ? calls[index]?.id : id, name })),
      );
      if (isInputKnown(expected)) {
        expect(calls.map(({ input }) => input)).toEqual(
          expected.toolCalls.map((call) => parseInput(call.arguments === '' ? '{}' : call.arguments)),
        );
      }
      expect(whole.status).toMatchObject({ type: 'done', outcome: readOutcome(expected) });
      if (readUsage !== undefined && expected.usage !== null) {
        const usage = readUsage(expected.usage);
        if (usage !== undefined) expect(readUsageChunk(chunks)).toMatchObject(usage);
      }
      for (const chunk of chunks)
        expect(parseChunk(JSON.parse(JSON.stringify(chunk)))).toMatchObject({ type: 'chunk' });
      expect(chunks.filter(isTerminal).length).toBe(readOutcome(expected) === 'truncated' ? 0 : 1);

      for (const pieces of [
        cutEveryByte(body),
        cutAtRandom(body, 1),
        cutAtRandom(body, 7, 40),
        cutAtRandom(rewriteLineEnds(body), 3),
      ]) {
        expect(foldChunks(readWithWire(wire, readFrames(wire, pieces)).chunks)).toEqual(whole);
      }

      if (!chunks.some(isTerminal)) return;
      let kept = frames.length - 1;
      let cut = readWithWire(wire, frames.slice(0, kept)).chunks;
      while (kept > 0 && cut.some(isTerminal)) {
        kept -= 1;
        cut = readWithWire(wire, frames.slice(0, kept)).chunks;
      }
      const truncated = foldChunks(cut);
      expect(truncated.status).toMatchObject({ outcome: 'truncated' });
      expect(expected.text.startsWith(textOf(truncated.parts, 'text'))).toBe(true);
    });
  });
};
