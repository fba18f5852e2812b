import { describe, expect, it } from 'vitest';
import { cutEveryByte } from '../../../test/cut-bytes.ts';
import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { readFrames, readWithWire } from '../../../test/read-with-wire.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { ollama } from './ollama.ts';

const created = '2026-11-25T08:52:19.385406455Z';
const line = (message: object, fields: object = {}) => ({
  model: 'qwen3',
  created_at: created,
  message: { role: 'assistant', content: '', ...message },
  done: false,
  ...fields,
});
const last = (fields: object = {}) => ({
  ...line({}),
  done: true,
  done_reason: 'stop',
  total_duration: 4_883_583_458,
  load_duration: 1_334_875,
  prompt_eval_count: 26,
  prompt_eval_duration: 342_546_000,
  eval_count: 282,
  eval_duration: 4_535_599_000,
  ...fields,
});
const call = (fields: object) => line({ tool_calls: [{ function: { name: 'weather', arguments: {} }, ...fields }] });
const read = (...frames: readonly unknown[]) => readWithWire(ollama, frames);

describeAnyFrames({
  wire: ollama,
  dialects: [],
  frames: [
    line({ thinking: 'Hm.' }),
    line({ content: 'Hi' }),
    call({ id: 'a' }),
    last(),
    { error: 'no' },
    { model: 'm', created_at: created, response: 'Hi', image: 'AA', done: false },
  ],
});

describe('readOllama', () => {
  it('reads thoughts, text, usage and the end, however the lines are cut', () => {
    const frames = [line({ thinking: '想' }), line({ content: '你' }), line({ content: '好 😀' }), last()];
    const { chunks } = read(...frames);
    expect(chunks).toEqual([
      { type: 'reasoning-start', id: 'reasoning-1' },
      { type: 'reasoning-delta', id: 'reasoning-1', delta: '想' },
      { type: 'reasoning-end', id: 'reasoning-1' },
      { type: 'text-start', id: 'text-2' },
      { type: 'text-delta', id: 'text-2', delta: '你' },
      { type: 'text-delta', id: 'text-2', delta: '好 😀' },
      { type: 'text-end', id: 'text-2' },
      {
        type: 'data-parley-usage',
        id: 'usage',
        data: { model: 'qwen3', inputTokens: 26, outputTokens: 282 },
      },
      { type: 'finish', finishReason: 'stop' },
    ]);
    for (const end of ['\n', '\r\n']) {
      const body = frames.map((frame) => JSON.stringify(frame) + end).join('');
      expect(read(...readFrames(ollama, cutEveryByte(body))).chunks).toEqual(chunks);
      expect(read(...readFrames(ollama, cutEveryByte(body.trimEnd()))).chunks).toEqual(chunks);
    }
  });

  it('reads what /api/generate answers', () => {
    const { chunks } = read(
      { model: 'm', created_at: created, response: 'Hel', done: false },
      { model: 'm', created_at: created, response: 'lo', done: false },
      { model: 'm', created_at: created, response: '', done: true, done_reason: 'length', context: [1], eval_count: 2 },
    );
    expect(foldChunks(chunks)).toMatchObject({
      parts: [{ type: 'text', text: 'Hello' }, { data: { inputTokens: 0, outputTokens: 2 } }],
      status: { outcome: 'length' },
    });
  });

  it('gives calls ids of their own that no other step has', () => {
    const { chunks } = read(
      line({ content: 'Let me see.' }),
      call({ function: { name: 'weather', arguments: { city: '北京' } } }),
      call({ function: { name: 'weather', arguments: { city: '上海' } } }),
      last(),
    );
    expect(chunks.filter(({ type }) => type === 'tool-input-available')).toEqual([
      {
        type: 'tool-input-available',
        toolCallId: 'call-20261125085219385406455-1',
        toolName: 'weather',
        input: { city: '北京' },
      },
      {
        type: 'tool-input-available',
        toolCallId: 'call-20261125085219385406455-2',
        toolName: 'weather',
        input: { city: '上海' },
      },
    ]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'tool-calls' });
  });

  it('keeps the id of a call that has one, and reads an input that is JSON in a text', () => {
    const { chunks } = read(call({ id: 'a', function: { name: 'weather', arguments: '{"x":1}' } }), last());
    expect(chunks).toContainEqual(
      expect.objectContaining({ type: 'tool-input-available', toolCallId: 'a', input: { x: 1 } }),
    );
  });

  it('gives no finish without the last line', () => {
    const { chunks } = read(line({ content: 'Hel' }));
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'Hel' }], status: { outcome: 'truncated' } });
  });

  it('says a safe sentence for an error in the stream and reports the words', () => {
    const { chunks, reports } = read(line({ content: 'Hel' }), { error: 'an error was encountered: /home/x' });
    expect(foldChunks(chunks)).toMatchObject({
      parts: [{ text: 'Hel' }],
      status: { outcome: 'error', errorCode: 'upstream-unavailable' },
    });
    expect(JSON.stringify(chunks)).not.toContain('/home/x');
    expect(reports).toEqual([{ type: 'failure', detail: expect.stringContaining('/home/x') }]);
    expect(read({ error: 'model "x" not found, try pulling it first' }).chunks[0]).toMatchObject({
      code: 'upstream-refused',
    });
  });

  it.each(['load', 'unload'])('takes the end of a request that only asked to %s', (reason) => {
    expect(read(last({ done_reason: reason })).chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'other' });
  });

  it('is at its end after the last line', () => {
    const reader = ollama.createReader();
    reader.read(JSON.stringify(line({ content: 'a' })));
    expect(reader.isEnded()).toBe(false);
    reader.read(JSON.stringify(last()));
    expect(reader.isEnded()).toBe(true);
  });

  it('skips and reports lines that are no answer', () => {
    const { chunks, reports } = read('{"mod', { status: 'pulling' });
    expect(chunks).toEqual([]);
    expect(reports.map(({ type }) => type)).toEqual(['malformed', 'unknown']);
  });
});
