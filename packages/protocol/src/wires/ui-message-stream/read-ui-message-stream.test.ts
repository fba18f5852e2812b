import { expect, it } from 'vitest';
import { cutEveryByte } from '../../../test/cut-bytes.ts';
import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { readFrames, readWithWire } from '../../../test/read-with-wire.ts';
import type { Chunk } from '../../chunk.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { encodeChunk, encodeDone } from '../../sse/encode-chunk.ts';
import { uiMessageStream } from './ui-message-stream.ts';

const read = (...frames: readonly unknown[]) => readWithWire(uiMessageStream, frames);

const whole: readonly Chunk[] = [
  { type: 'start', messageId: 'm' },
  { type: 'start-step' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: '你好 😀' },
  { type: 'text-end', id: 't' },
  { type: 'tool-input-start', toolCallId: 'a', toolName: 'f' },
  { type: 'tool-input-delta', toolCallId: 'a', inputTextDelta: '{}' },
  { type: 'tool-input-available', toolCallId: 'a', toolName: 'f', input: {} },
  { type: 'finish-step' },
  { type: 'finish', finishReason: 'stop' },
];

describeAnyFrames({ wire: uiMessageStream, dialects: [], frames: whole.filter(({ type }) => type !== 'finish') });

it('gives every chunk as it came, however the network cuts the stream', () => {
  const body = whole.map((chunk) => encodeChunk(chunk)).join('') + encodeDone();
  expect(read(...readFrames(uiMessageStream, cutEveryByte(body))).chunks).toEqual(whole);
});

it('is at its end after [DONE], and reads nothing more', () => {
  const reader = uiMessageStream.createReader();
  for (const chunk of whole) reader.read(JSON.stringify(chunk));
  expect(reader.isEnded()).toBe(false);
  expect(reader.read('[DONE]')).toEqual([]);
  expect(reader.isEnded()).toBe(true);
  expect(reader.read(JSON.stringify({ type: 'text-delta', id: 't', delta: 'late' }))).toEqual([]);
});

it('adds no finish to a stream that has none', () => {
  const { chunks } = read(...whole.slice(0, 4));
  expect(foldChunks(chunks)).toMatchObject({
    parts: [{ type: 'step-start' }, { text: '你好 😀', state: 'done' }],
    status: { outcome: 'truncated' },
  });
});

it('skips and reports chunks that are newer or broken', () => {
  const { chunks, reports } = read({ type: 'future-chunk', x: 1 }, { type: 'text-delta' }, '{oops', whole[2]);
  expect(chunks).toEqual([whole[2]]);
  expect(reports).toMatchObject([
    { type: 'unknown', name: 'future-chunk' },
    { type: 'malformed' },
    { type: 'malformed', data: '{oops' },
  ]);
});

it('gives the whole input of a call although a piece of it was lost, and runs no call whose end was lost', () => {
  const available = { type: 'tool-input-available', toolCallId: 'a', toolName: 'f', input: { x: 1 } };
  expect(foldChunks(read(whole[5], '{"type":"tool-input-de', available).chunks).parts).toMatchObject([
    { state: 'input-available', input: { x: 1 } },
  ]);
  expect(foldChunks(read(whole[5], whole[6], '{"type":"tool-input-av').chunks).parts).toMatchObject([
    { state: 'output-error' },
  ]);
});
