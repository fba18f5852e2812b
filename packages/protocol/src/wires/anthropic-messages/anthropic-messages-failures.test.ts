import { describe, expect, it } from 'vitest';
import { readWithWire } from '../../../test/read-with-wire.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { anthropicMessages } from './anthropic-messages.ts';

const start = { type: 'message_start', message: { model: 'm', usage: { input_tokens: 3, output_tokens: 1 } } };
const stop = { type: 'message_stop' };
const begin = (block: unknown, index: number | undefined = 0) => ({
  type: 'content_block_start',
  index,
  content_block: block,
});
const add = (delta: unknown, index: number | undefined = 0) => ({ type: 'content_block_delta', index, delta });
const finishBlock = (index: number | undefined = 0) => ({ type: 'content_block_stop', index });
const end = (reason: string, more: object = {}) => ({
  type: 'message_delta',
  delta: { stop_reason: reason, ...more },
  usage: { output_tokens: 7 },
});
const usage = { type: 'data-parley-usage', id: 'usage', data: { model: 'm', inputTokens: 3, outputTokens: 7 } };
const read = (...frames: readonly unknown[]) => readWithWire(anthropicMessages, frames);

describe('anthropicMessages, when something fails', () => {
  it.each([
    ['overloaded_error', 'Overloaded', 'upstream-unavailable'],
    ['api_error', 'Internal server error', 'upstream-unavailable'],
    ['rate_limit_error', 'Slow down', 'rate-limited'],
    ['invalid_request_error', 'messages: bad', 'upstream-refused'],
    ['authentication_error', 'invalid x-api-key', 'upstream-refused'],
    ['invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum', 'too-large'],
    ['request_too_large', 'Request exceeds the maximum size', 'too-large'],
    ['invalid_request_error', 'Your credit balance is too low to access the API', 'budget-spent'],
  ])('gives the error %s “%s” the code %s, and its words to the log alone', (type, message, code) => {
    const { chunks, reports } = read(start, begin({ type: 'text', text: 'Hel' }), {
      type: 'error',
      error: { type, message },
    });
    expect(chunks.slice(2)).toEqual([
      { type: 'text-end', id: 'text-1' },
      { ...usage, data: { ...usage.data, outputTokens: 1 } },
      { type: 'error', errorText: expect.any(String), code },
    ]);
    expect(JSON.stringify(chunks)).not.toContain(message);
    expect(reports).toEqual([{ type: 'failure', detail: `${type}: ${message}` }]);
  });

  it('never lets a call run of whose input a frame was lost', () => {
    const call = begin({ type: 'tool_use', id: 't', name: 'pay', input: {} });
    const piece = (json: string) => add({ type: 'input_json_delta', partial_json: json });
    const { chunks, reports } = read(
      start,
      call,
      piece('{"amount":1'),
      '{oops',
      piece('}'),
      finishBlock(),
      end('tool_use'),
      stop,
    );
    expect(chunks.filter(({ type }) => type.startsWith('tool'))).toEqual([
      { type: 'tool-input-start', toolCallId: 't', toolName: 'pay' },
      { type: 'tool-input-delta', toolCallId: 't', inputTextDelta: '{"amount":1' },
      {
        type: 'tool-input-error',
        toolCallId: 't',
        toolName: 'pay',
        input: '{"amount":1',
        errorText: 'The input of the tool is incomplete.',
      },
    ]);
    expect(reports).toMatchObject([{ type: 'malformed', data: '{oops' }]);
  });

  it('keeps text when a frame in the middle is malformed', () => {
    const { chunks } = read(
      start,
      add({ type: 'text_delta', text: 'a' }),
      '{oops',
      add({ type: 'text_delta', text: 'b' }),
      stop,
    );
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'ab' }, {}], status: { outcome: 'complete' } });
  });

  it('ends a call in error whose input is no JSON, or whose stream ends first', () => {
    const call = begin({ type: 'tool_use', id: 't', name: 'pay', input: {} });
    const input = add({ type: 'input_json_delta', partial_json: '{"a"' });
    for (const frames of [[call, input, finishBlock(), stop], [call], [call, input]]) {
      const { chunks } = read(start, ...frames);
      expect(chunks).toContainEqual(expect.objectContaining({ type: 'tool-input-error', toolCallId: 't' }));
      expect(chunks.some(({ type }) => type === 'tool-input-available')).toBe(false);
    }
  });

  it('reports kinds that it does not know and goes on', () => {
    const { chunks, reports } = read(
      start,
      { type: 'future_event' },
      begin({ type: 'compaction', content: null }),
      add({ type: 'compaction_delta', content: 'x' }),
      finishBlock(),
      begin({ type: 'text', text: 'Hi' }, 1),
      stop,
    );
    expect(reports.map((report) => (report.type === 'unknown' ? report.name : report.type))).toEqual([
      'future_event',
      'compaction',
      'compaction_delta',
    ]);
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'Hi' }, {}], status: { outcome: 'complete' } });
  });
});
