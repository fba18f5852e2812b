import { describe, expect, it } from 'vitest';
import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { readWithWire } from '../../../test/read-with-wire.ts';
import { isRecord } from '../../is-record.ts';
import { cohere } from './cohere.ts';

const dialects = ['cohere'];

describeRecordedStreams({
  wire: cohere,
  dialects,
  readUsage: ({ tokens }) => {
    const { input_tokens: inputTokens, output_tokens: outputTokens } = isRecord(tokens) ? tokens : {};
    return typeof inputTokens === 'number' && typeof outputTokens === 'number'
      ? { inputTokens, outputTokens }
      : undefined;
  },
});

describeAnyFrames({ wire: cohere, dialects });

const read = (...frames: readonly unknown[]) => readWithWire(cohere, frames);
const content = (piece: object) => ({ type: 'content-delta', index: 0, delta: { message: { content: piece } } });
const end = (reason: string, fields: object = {}) => ({
  type: 'message-end',
  delta: { finish_reason: reason, ...fields },
});
const call = (type: string, fields: object, index = 0) => ({
  type: `tool-call-${type}`,
  index,
  delta: { message: { tool_calls: fields } },
});

describe('readCohere', () => {
  it('separates thoughts from text', () => {
    const { chunks } = read(
      { type: 'content-start', index: 0, delta: { message: { content: { type: 'thinking', thinking: '' } } } },
      content({ thinking: 'Hm.' }),
      { type: 'content-end', index: 0 },
      { type: 'content-start', index: 1, delta: { message: { content: { type: 'text', text: '' } } } },
      content({ text: '你好' }),
      end('COMPLETE'),
    );
    expect(chunks).toEqual([
      { type: 'reasoning-start', id: 'reasoning-1' },
      { type: 'reasoning-delta', id: 'reasoning-1', delta: 'Hm.' },
      { type: 'reasoning-end', id: 'reasoning-1' },
      { type: 'text-start', id: 'text-2' },
      { type: 'text-delta', id: 'text-2', delta: '你好' },
      { type: 'text-end', id: 'text-2' },
      { type: 'finish', finishReason: 'stop' },
    ]);
  });

  it('keeps the plan on the first call alone, to be sent back', () => {
    const { chunks } = read(
      { type: 'tool-plan-delta', delta: { message: { tool_plan: 'I will ' } } },
      { type: 'tool-plan-delta', delta: { message: { tool_plan: 'look.' } } },
      call('start', { id: 'a', function: { name: 'f', arguments: '' } }),
      call('delta', { function: { arguments: '{}' } }),
      call('end', {}),
      call('start', { id: 'b', function: { name: 'f', arguments: '{}' } }, 1),
      call('end', {}, 1),
      end('TOOL_CALL'),
    );
    expect(chunks.filter(({ type }) => type === 'tool-input-available')).toEqual([
      {
        type: 'tool-input-available',
        toolCallId: 'a',
        toolName: 'f',
        input: {},
        providerMetadata: { cohere: { toolPlan: 'I will look.' } },
      },
      { type: 'tool-input-available', toolCallId: 'b', toolName: 'f', input: {} },
    ]);
  });

  it('shows a plan that led to nothing as a thought', () => {
    const { chunks } = read({ type: 'tool-plan-delta', delta: { message: { tool_plan: 'Hm.' } } }, end('COMPLETE'));
    expect(chunks).toContainEqual({ type: 'reasoning-delta', id: 'reasoning-1', delta: 'Hm.' });
  });

  it('places citations in UTF-16 units, also those that come after the text', () => {
    const citation = (sources: readonly object[]) => ({
      type: 'citation-start',
      index: 0,
      delta: { message: { citations: { start: 2, end: 4, text: '天气', sources } } },
    });
    const { chunks } = read(
      content({ text: '😀 天气' }),
      { type: 'content-end', index: 0 },
      citation([{ type: 'document', id: 'doc:1', document: { id: 'doc:1', title: 'Weather' } }]),
      citation([{ type: 'tool', id: 't:0', tool_output: { url: 'https://a.example', title: 'A' } }]),
      end('COMPLETE'),
    );
    expect(chunks.filter(({ type }) => type.startsWith('source-'))).toMatchObject([
      { type: 'source-document', title: 'Weather', mediaType: 'text/plain' },
      { type: 'source-url', url: 'https://a.example', title: 'A' },
    ]);
    expect(chunks.find(({ type }) => type === 'text-end')).toMatchObject({
      citations: [
        { source: { sourceType: 'document', title: 'Weather' }, startIndex: 3, endIndex: 5 },
        { source: { sourceType: 'url', url: 'https://a.example' }, startIndex: 3, endIndex: 5 },
      ],
    });
  });

  it('tells that the provider filtered the answer', () => {
    const { chunks } = read(content({ text: 'a' }), end('ERROR_TOXIC'));
    expect(chunks).toContainEqual(
      expect.objectContaining({ data: { stage: 'output', action: 'block', category: 'toxic', origin: 'provider' } }),
    );
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'content-filter' });
  });

  it.each([
    [end('ERROR', { error: 'model sk-1 exploded' }), 'upstream-unavailable'],
    [end('TIMEOUT'), 'upstream-unavailable'],
    [{ message: 'invalid request: sk-1' }, 'upstream-refused'],
  ])('says a safe sentence for %j', (frame, code) => {
    const { chunks, reports } = read(content({ text: 'a' }), frame);
    expect(chunks.at(-1)).toMatchObject({ type: 'error', code });
    expect(JSON.stringify(chunks)).not.toContain('sk-1');
    expect(reports).toMatchObject([{ type: 'failure' }]);
  });

  it('gives no finish when the answer was cut off, and reports what it does not know', () => {
    const { chunks, reports } = read({ type: 'future' }, content({ text: 'a' }));
    expect(chunks.at(-1)).toEqual({ type: 'text-end', id: 'text-1' });
    expect(reports).toMatchObject([{ type: 'unknown', name: 'future' }]);
  });
});
