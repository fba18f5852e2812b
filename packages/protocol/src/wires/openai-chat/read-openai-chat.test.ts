import { describe, expect, it } from 'vitest';
import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { readWithWire } from '../../../test/read-with-wire.ts';
import type { Chunk } from '../../chunk.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { openaiChat } from './openai-chat.ts';

const dialects = [
  'alibaba-chat',
  'cerebras-chat',
  'crusoe-chat',
  'deepseek-chat',
  'groq-chat',
  'huggingface-chat',
  'mistral-chat',
  'moonshotai-chat',
  'openai-chat',
  'openai-compatible-chat',
  'openrouter-chat',
  'perplexity-chat',
  'snowflake-chat',
  'xai-chat',
  'zai-chat',
];

describeRecordedStreams({
  wire: openaiChat,
  dialects,
  sentinel: '[DONE]',
  // xAI counts thoughts beside the output; our counts include them.
  readUsage: ({ prompt_tokens: inputTokens, total_tokens: total, completion_tokens: outputTokens }) =>
    typeof inputTokens === 'number' && typeof outputTokens === 'number' && typeof total === 'number'
      ? { inputTokens, outputTokens: Math.max(outputTokens, total - inputTokens) }
      : undefined,
});

describeAnyFrames({ wire: openaiChat, dialects });

const readPayloads = (...payloads: readonly unknown[]) => readWithWire(openaiChat, payloads);

const withDelta = (delta: unknown, finishReason: string | null = null) => ({
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finishReason }],
});

const withCall = (piece: unknown) => withDelta({ tool_calls: [piece] });

const toolsOf = (chunks: readonly Chunk[]) =>
  foldChunks(chunks).parts.flatMap((part) =>
    'toolCallId' in part ? [[part.toolCallId, part.toolName, part.input]] : [],
  );

describe('readOpenaiChat', () => {
  it('finishes with a finish reason even when [DONE] is missing', () => {
    const { chunks } = readPayloads(withDelta({ content: 'Hi' }), withDelta({}, 'length'));
    expect(foldChunks(chunks).status).toEqual({ type: 'done', outcome: 'length' });
  });

  it('passes usage on, also when it comes alone after the finish reason', () => {
    const { chunks } = readPayloads(
      withDelta({ content: 'Hi' }, 'stop'),
      { choices: [], usage: { prompt_tokens: 3, completion_tokens: 1, cost: 0.5 } },
      '[DONE]',
    );
    expect(chunks.slice(-2)).toEqual([
      {
        type: 'data-parley-usage',
        id: 'usage',
        data: { model: 'm', inputTokens: 3, outputTokens: 1, costUsd: 0.5 },
      },
      { type: 'finish', finishReason: 'stop' },
    ]);
  });

  it('separates thoughts from text in content that is a list', () => {
    const { chunks } = readPayloads(
      withDelta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] }),
      withDelta({ content: [{ type: 'text', text: 'Yes.' }] }, 'stop'),
    );
    expect(foldChunks(chunks).parts).toMatchObject([
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'Yes.' },
    ]);
  });

  it.each([
    ['with an index', { index: 0 }, { index: 1 }],
    ['without an index', {}, {}],
    ['with the same index for both', { index: 0 }, { index: 0 }],
  ])('keeps two calls apart %s', (_, first, second) => {
    const { chunks } = readPayloads(
      withCall({ ...first, id: 'a', function: { name: 'one', arguments: '{"x":' } }),
      withCall({ ...first, function: { arguments: '1}' } }),
      withCall({ ...second, id: 'b', function: { name: 'two', arguments: '{}' } }),
      withDelta({}, 'tool_calls'),
    );
    expect(toolsOf(chunks)).toEqual([
      ['a', 'one', { x: 1 }],
      ['b', 'two', {}],
    ]);
  });

  it('keeps whole calls apart that have neither index nor id', () => {
    const call = { function: { name: 'one', arguments: { x: 1 } } };
    const { chunks } = readPayloads(withCall(call), withCall(call), withDelta({}, 'stop'));
    expect(toolsOf(chunks)).toEqual([
      ['call-1', 'one', { x: 1 }],
      ['call-2', 'one', { x: 1 }],
    ]);
  });

  it('joins the pieces of one call that repeat its id and name', () => {
    const { chunks } = readPayloads(
      withCall({ index: 0, id: 'a', function: { name: 'one', arguments: '{"x"' } }),
      withCall({ index: 0, id: 'a', function: { name: 'one', arguments: ':1}' } }),
      withDelta({}, 'tool_calls'),
    );
    expect(toolsOf(chunks)).toEqual([['a', 'one', { x: 1 }]]);
  });

  it('waits for a name that comes late', () => {
    const { chunks } = readPayloads(
      withCall({ index: 0, id: 'a', function: { arguments: '{"x"' } }),
      withCall({ index: 0, function: { name: 'one', arguments: ':1}' } }),
      withDelta({}, 'tool_calls'),
    );
    expect(toolsOf(chunks)).toEqual([['a', 'one', { x: 1 }]]);
  });

  it('reads the older function_call', () => {
    const { chunks } = readPayloads(
      withDelta({ function_call: { name: 'one', arguments: '{"x"' } }),
      withDelta({ function_call: { arguments: ':1}' } }, 'function_call'),
    );
    expect(toolsOf(chunks)).toEqual([['call-1', 'one', { x: 1 }]]);
  });

  it('reports input that is no JSON', () => {
    const { chunks } = readPayloads(
      withCall({ index: 0, id: 'a', function: { name: 'one', arguments: '{"x"' } }),
      withDelta({}, 'tool_calls'),
    );
    expect(chunks).toContainEqual(expect.objectContaining({ type: 'tool-input-error', input: '{"x"' }));
  });

  it('says a safe sentence for an error inside a chunk and keeps the details for the log', () => {
    const { chunks, reports } = readPayloads(withDelta({ content: 'Hel' }), {
      error: { code: 502, message: 'org-123 key sk-abc failed' },
      choices: [],
    });
    expect(foldChunks(chunks)).toMatchObject({
      parts: [{ type: 'text', text: 'Hel', state: 'done' }],
      status: { type: 'done', outcome: 'error', errorCode: 'upstream-unavailable' },
    });
    expect(JSON.stringify(chunks)).not.toContain('sk-abc');
    expect(reports).toEqual([{ type: 'failure', detail: expect.stringContaining('sk-abc') }]);
  });

  it.each([
    [{ error: { code: 429, message: 'slow down' } }, 'rate-limited'],
    [{ error: { code: 429, type: 'insufficient_quota', message: 'You exceeded your current quota.' } }, 'budget-spent'],
    [{ error: { code: 402, message: 'Add money.' } }, 'budget-spent'],
    [{ error: { code: 'context_length_exceeded', type: 'invalid_request_error' } }, 'too-large'],
    [{ error: { code: 413, message: 'Too much.' } }, 'too-large'],
    [{ error: { type: 'invalid_request_error', message: 'no' } }, 'upstream-refused'],
    [{ error: { code: '401', message: 'no' } }, 'upstream-refused'],
    [{ error: { status: 503 } }, 'upstream-unavailable'],
    [{ error: 'overloaded' }, 'upstream-unavailable'],
    [{ object: 'error', message: 'no such model', type: 'NotFoundError', code: 404 }, 'upstream-refused'],
    [{ code: 'InvalidApiKey', message: 'no' }, 'upstream-refused'],
    [{ detail: 'Internal' }, 'upstream-unavailable'],
    [withDelta({}, 'error'), 'upstream-unavailable'],
    [{ choices: [{ index: 0, error: { code: 502 } }] }, 'upstream-unavailable'],
  ])('gives the error %j the code %s', (frame, code) => {
    expect(readPayloads(frame).chunks).toEqual([expect.objectContaining({ type: 'error', code })]);
  });

  it('gives the usage that is known when the answer fails or is cut off', () => {
    const frame = { ...withDelta({ content: 'Hi' }), usage: { prompt_tokens: 3, completion_tokens: 1 } };
    const usage = expect.objectContaining({ type: 'data-parley-usage' });
    expect(readPayloads(frame).chunks.at(-1)).toEqual(usage);
    expect(readPayloads(frame, { error: 'overloaded' }).chunks.at(-2)).toEqual(usage);
  });

  it('shows a refusal as text and names the outcome', () => {
    const { chunks } = readPayloads(
      withDelta({ content: null, refusal: 'I cannot ' }),
      withDelta({ refusal: 'help.' }),
      withDelta({}, 'stop'),
    );
    expect(foldChunks(chunks).parts).toContainEqual({ type: 'text', text: 'I cannot help.', state: 'done' });
    expect(chunks.filter(({ type }) => type === 'data-parley-moderation')).toEqual([
      {
        type: 'data-parley-moderation',
        id: 'provider-output',
        data: { stage: 'output', action: 'block', category: 'refusal', origin: 'provider' },
      },
    ]);
    expect(chunks.at(-1)).toEqual({
      type: 'finish',
      finishReason: 'stop',
      messageMetadata: { outcome: 'refused' },
    });
  });

  it('tells that the provider filtered the answer, and for what', () => {
    const filtered = {
      ...withDelta({}, 'content_filter').choices[0],
      content_filter_results: { hate: { filtered: true } },
    };
    const { chunks } = readPayloads(withDelta({ content: 'a' }), { choices: [filtered] });
    expect(chunks).toContainEqual(
      expect.objectContaining({ data: { stage: 'output', action: 'block', category: 'hate', origin: 'provider' } }),
    );
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'content-filter' });
  });

  it('tells that the provider filtered the question', () => {
    const { chunks } = readPayloads({
      choices: [],
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: { jailbreak: { filtered: true } } }],
    });
    expect(chunks).toEqual([
      expect.objectContaining({ data: { stage: 'input', action: 'block', category: 'jailbreak', origin: 'provider' } }),
    ]);
  });

  it('warns of what inline moderation flagged, with scores', () => {
    const results = (flagged: boolean) => ({
      type: 'moderation_results',
      model: 'm',
      results: [
        { flagged, categories: { hate: false, violence: flagged }, category_scores: { hate: 0.1, violence: 0.9 } },
      ],
    });
    const { chunks } = readPayloads({ choices: [], moderation: { input: results(false), output: results(true) } });
    expect(chunks).toEqual([
      {
        type: 'data-parley-moderation',
        id: 'provider-output',
        data: {
          stage: 'output',
          action: 'warn',
          category: 'violence',
          origin: 'provider',
          categories: ['violence'],
          scores: { hate: 0.1, violence: 0.9 },
        },
      },
    ]);
  });

  it('reads sources once each and only web addresses', () => {
    const source = (url: string) => ({ type: 'url_citation', url_citation: { url, title: 'T' } });
    const { chunks } = readPayloads(
      withDelta({ annotations: [source('https://a.example'), source('javascript:alert(1)')] }),
      { ...withDelta({ content: 'x' }, 'stop'), citations: ['https://a.example', 'https://b.example'] },
    );
    expect(chunks.filter(({ type }) => type === 'source-url')).toEqual([
      { type: 'source-url', sourceId: 'source-1', url: 'https://a.example', title: 'T' },
      { type: 'source-url', sourceId: 'source-2', url: 'https://b.example' },
    ]);
  });

  it('reads a whole completion that was not streamed', () => {
    const { chunks } = readPayloads({
      model: 'm',
      choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
    });
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'Hello' }], status: { outcome: 'complete' } });
  });

  it('skips what is no JSON object and reports it', () => {
    const { chunks, reports } = readPayloads('{oops', '[1]', 'null', withDelta({ content: 'Hi' }, 'stop'));
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'Hi' }], status: { outcome: 'complete' } });
    expect(reports.map(({ type }) => type)).toEqual(['malformed', 'malformed', 'malformed']);
  });

  it('reads the first choice alone, and nothing after the end', () => {
    const { chunks } = readPayloads(
      { choices: [{ index: 1, delta: { content: 'other' } }] },
      withDelta({ content: 'mine' }, 'stop'),
      '[DONE]',
      withDelta({ content: 'late' }),
    );
    expect(foldChunks(chunks).parts).toMatchObject([{ text: 'mine' }]);
  });

  it('places citations in UTF-16 units of their text', () => {
    const cite = (start: number, end: number) => ({
      type: 'url_citation',
      url_citation: { url: 'https://a.example', title: 'A', start_index: start, end_index: end, content: 'quote' },
    });
    const { chunks } = readPayloads(
      withDelta({ content: '😀 天气' }),
      withDelta({ annotations: [cite(2, 4), cite(0, 0)] }, 'stop'),
    );
    const source = { type: 'source', sourceType: 'url', id: 'source-1', url: 'https://a.example', title: 'A' };
    expect(chunks.find(({ type }) => type === 'text-end')).toEqual({
      type: 'text-end',
      id: 'text-1',
      citations: [
        { source, startIndex: 3, endIndex: 5, citedText: 'quote' },
        { source, citedText: 'quote' },
      ],
    });
  });

  it('places citations in the second text when thoughts stand between', () => {
    const { chunks } = readPayloads(
      withDelta({ content: 'One. ' }),
      withDelta({ reasoning: 'Hm.' }),
      withDelta({
        content: 'Two.',
        annotations: [{ type: 'url_citation', url: 'https://a.example', start_index: 5, end_index: 9 }],
      }),
      withDelta({}, 'stop'),
    );
    const ends = chunks.filter(({ type }) => type === 'text-end');
    expect(ends).toMatchObject([{}, { citations: [{ startIndex: 0, endIndex: 4 }] }]);
  });

  it('never lets a call run when a frame is lost in its input', () => {
    const { chunks } = readPayloads(
      withCall({ index: 0, id: 'a', function: { name: 'pay', arguments: '{"sum":1' } }),
      '{"choices":[{"del',
      withCall({ index: 0, function: { arguments: '}' } }),
      withDelta({}, 'tool_calls'),
    );
    expect(chunks.filter(({ type }) => type.startsWith('tool-input-'))).toMatchObject([
      { type: 'tool-input-start' },
      { type: 'tool-input-delta' },
      { type: 'tool-input-error', toolCallId: 'a' },
    ]);
  });

  it('never lets a call run when the answer is cut off or fails', () => {
    const call = withCall({ index: 0, id: 'a', function: { name: 'pay', arguments: '{}' } });
    expect(readPayloads(call).chunks.at(-1)).toMatchObject({ type: 'tool-input-error' });
    expect(readPayloads(call, { error: 'overloaded' }).chunks.at(-2)).toMatchObject({ type: 'tool-input-error' });
  });

  it('gives the input of a custom tool as the text that it is', () => {
    const { chunks } = readPayloads(
      withCall({ index: 0, id: 'a', type: 'custom', custom: { name: 'sql', input: 'select' } }),
      withCall({ index: 0, custom: { input: ' 1' } }),
      withDelta({}, 'tool_calls'),
    );
    expect(toolsOf(chunks)).toEqual([['a', 'sql', 'select 1']]);
  });

  it('begins with whatever index the first call has', () => {
    const { chunks } = readPayloads(
      withCall({ index: 1, id: 'a', function: { name: 'one', arguments: '{' } }),
      withCall({ index: 1, function: { arguments: '}' } }),
      withDelta({}, 'tool_calls'),
    );
    expect(toolsOf(chunks)).toEqual([['a', 'one', {}]]);
  });

  it('names calls without an id after their completion, so that steps do not share them', () => {
    const { chunks } = readPayloads({ id: 'c1', ...withCall({ function: { name: 'one', arguments: '{}' } }) });
    expect(chunks[0]).toMatchObject({ toolCallId: 'call-c1-1' });
  });

  it('keeps the signature of a call for the next request', () => {
    const { chunks } = readPayloads(
      withCall({
        index: 0,
        id: 'a',
        function: { name: 'one', arguments: '{}' },
        extra_content: { google: { thought_signature: 'sig' } },
      }),
      withDelta({}, 'tool_calls'),
    );
    expect(chunks).toContainEqual(
      expect.objectContaining({
        type: 'tool-input-available',
        providerMetadata: { google: { thoughtSignature: 'sig' } },
      }),
    );
  });

  it('joins the details of thoughts and keeps them for the next request', () => {
    const details = (...pieces: readonly object[]) => withDelta({ reasoning_details: pieces });
    const { chunks } = readPayloads(
      details({ type: 'reasoning.text', index: 0, text: 'Let ' }),
      details({ type: 'reasoning.text', index: 0, text: 'me.', signature: 's' }),
      details({ type: 'reasoning.encrypted', index: 1, data: 'x' }),
      withDelta({ content: 'Yes.' }, 'stop'),
    );
    expect(chunks.filter(({ type }) => type.startsWith('reasoning-'))).toEqual([
      { type: 'reasoning-start', id: 'reasoning-1' },
      { type: 'reasoning-delta', id: 'reasoning-1', delta: 'Let ' },
      { type: 'reasoning-delta', id: 'reasoning-1', delta: 'me.' },
      {
        type: 'reasoning-end',
        id: 'reasoning-1',
        providerMetadata: {
          openrouter: {
            reasoningDetails: [
              { type: 'reasoning.text', index: 0, text: 'Let me.', signature: 's' },
              { type: 'reasoning.encrypted', index: 1, data: 'x' },
            ],
          },
        },
      },
    ]);
  });

  it('reads what was said aloud, and pictures', () => {
    const { chunks } = readPayloads(
      withDelta({ audio: { id: 'a', data: 'AAAA' } }),
      withDelta({ audio: { transcript: '你好' } }),
      withDelta({ images: [{ type: 'image_url', image_url: { url: 'data:image/webp;base64,AA' } }] }, 'stop'),
    );
    expect(foldChunks(chunks).parts).toMatchObject([
      { type: 'text', text: '你好' },
      { type: 'file', mediaType: 'image/webp' },
    ]);
  });

  it('takes several completions in one stream as steps', () => {
    const { chunks } = readPayloads(
      { id: 'a', ...withCall({ index: 0, id: 'x', function: { name: 'one', arguments: '{}' } }) },
      { id: 'a', ...withDelta({}, 'tool_calls') },
      { id: 'b', ...withDelta({ content: 'Done.' }) },
    );
    expect(chunks.map(({ type }) => type)).toEqual([
      'tool-input-start',
      'tool-input-delta',
      'tool-input-available',
      'finish-step',
      'start-step',
      'text-start',
      'text-delta',
      'text-end',
    ]);
  });

  it('counts thoughts that are counted beside the output, and cost in ticks', () => {
    const { chunks } = readPayloads(withDelta({}, 'stop'), {
      choices: [],
      usage: {
        prompt_tokens: 12,
        completion_tokens: 1,
        total_tokens: 303,
        prompt_tokens_details: { cached_tokens: 11 },
        completion_tokens_details: { reasoning_tokens: 290 },
        cost_in_usd_ticks: 1_466_250,
      },
    });
    expect(chunks).toContainEqual({
      type: 'data-parley-usage',
      id: 'usage',
      data: {
        model: 'm',
        inputTokens: 12,
        outputTokens: 291,
        cachedInputTokens: 11,
        reasoningTokens: 290,
        costUsd: 0.000146625,
      },
    });
  });

  it('skips padding and reports what it does not know', () => {
    const { chunks, reports } = readPayloads(
      { ...withDelta({ content: [{ type: 'hologram' }] }), obfuscation: 'xxxx' },
      { object: 'chat.completion.future', novelty: 1 },
    );
    expect(chunks).toEqual([]);
    expect(reports).toMatchObject([
      { type: 'unknown', name: 'content hologram' },
      { type: 'unknown', name: 'chat.completion.future' },
    ]);
  });
});
