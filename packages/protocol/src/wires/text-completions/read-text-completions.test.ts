import { describe, expect, it } from 'vitest';
import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { readWithWire } from '../../../test/read-with-wire.ts';
import { textCompletions } from './text-completions.ts';

const dialects = ['openai-completions'];

describeRecordedStreams({
  wire: textCompletions,
  dialects,
  sentinel: '[DONE]',
  readOutcome: ({ finish }) => (finish === 'length' ? 'length' : 'complete'),
  readUsage: ({ prompt_tokens: inputTokens, completion_tokens: outputTokens }) =>
    typeof inputTokens === 'number' && typeof outputTokens === 'number' ? { inputTokens, outputTokens } : undefined,
});

describeAnyFrames({ wire: textCompletions, dialects });

const read = (...frames: readonly unknown[]) => readWithWire(textCompletions, frames);
const piece = (text: string, reason: string | null = null) => ({
  choices: [{ index: 0, text, finish_reason: reason }],
});

describe('readTextCompletions', () => {
  it('leaves out the space that the template asks for, and no other', () => {
    const { chunks } = read(piece(' '), piece(' 你'), piece(' 好', 'stop'));
    expect(chunks).toEqual([
      { type: 'text-start', id: 'text-1' },
      { type: 'text-delta', id: 'text-1', delta: '你' },
      { type: 'text-delta', id: 'text-1', delta: ' 好' },
      { type: 'text-end', id: 'text-1' },
      { type: 'finish', finishReason: 'stop' },
    ]);
  });

  it('gives no finish when the answer was cut off', () => {
    expect(read(piece('Hi')).chunks.at(-1)).toEqual({ type: 'text-end', id: 'text-1' });
  });

  it('takes the end of a stream that says no reason', () => {
    expect(read(piece('Hi'), '[DONE]').chunks.at(-1)).toEqual({ type: 'finish' });
  });

  it('tells that the provider filtered the answer', () => {
    expect(read(piece('', 'content_filter')).chunks).toMatchObject([
      { type: 'data-parley-moderation', data: { action: 'block', origin: 'provider' } },
      { type: 'finish', finishReason: 'content-filter' },
    ]);
  });

  it('says a safe sentence for an error and reports the words', () => {
    const { chunks, reports } = read(piece('Hi'), { error: { message: 'key sk-1', type: 'server_error' } });
    expect(chunks.at(-1)).toMatchObject({ type: 'error', code: 'upstream-unavailable' });
    expect(JSON.stringify(chunks)).not.toContain('sk-1');
    expect(reports).toMatchObject([{ type: 'failure' }]);
  });

  it('reads the first choice alone, and reports what is no frame', () => {
    const { chunks, reports } = read('{', { object: 'news' }, { choices: [{ index: 1, text: 'other' }] });
    expect(chunks).toEqual([]);
    expect(reports.map(({ type }) => type)).toEqual(['malformed', 'unknown']);
  });
});
