import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../chunk.ts';
import { foldChunks } from '../../fold-chunks.ts';
import type { Part } from '../../part.ts';
import { decodeSse } from '../../sse/decode-sse.ts';
import { createOpenaiChatState } from './openai-chat-state.ts';
import { endOpenaiChat, readOpenaiChat } from './read-openai-chat.ts';

const readBody = (pieces: readonly Uint8Array[]) => {
  const decoder = decodeSse();
  const state = createOpenaiChatState();
  const events = [...pieces.flatMap((piece) => decoder.feed(piece)), ...decoder.flush()];
  const chunks = [...events.flatMap(({ data }) => readOpenaiChat(state, data)), ...endOpenaiChat(state)];
  return { chunks, state };
};

const readPayloads = (...payloads: readonly unknown[]) => {
  const state = createOpenaiChatState();
  const chunks = payloads.flatMap((payload) =>
    readOpenaiChat(state, typeof payload === 'string' ? payload : JSON.stringify(payload)),
  );
  return { chunks: [...chunks, ...endOpenaiChat(state)], state };
};

const withDelta = (delta: unknown, finishReason: string | null = null) => ({
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finishReason }],
});

const withCall = (piece: unknown) => withDelta({ tool_calls: [piece] });

const toolsOf = (chunks: readonly Chunk[]) =>
  foldChunks(chunks).parts.flatMap((part) =>
    'toolCallId' in part ? [[part.toolCallId, part.toolName, part.input]] : [],
  );

const textOf = (parts: readonly Part[], type: 'text' | 'reasoning') =>
  parts.map((part) => (part.type === type && 'text' in part ? part.text : '')).join('');

describe('recorded streams, cut at every byte', () => {
  it.each([
    [
      'openai-compatible-tool-call',
      'Reading it.',
      '',
      [['toolu_sanitized', 'read_file', { path: 'a.txt' }]],
      'complete',
    ],
    ['moonshot-reasoning', 'Hello!', 'Thinking aloud. ', [], 'complete'],
    ['snowflake-no-finish-reason', '4', '', [], 'complete'],
    ['groq-error', 'maybe', 'The user says maybe.', [], 'error'],
  ])('%s', (name, text, reasoning, tools, outcome) => {
    const bytes = readFileSync(new URL(`../../../fixtures/${name}.sse`, import.meta.url));
    const whole = readBody([bytes]).chunks;
    const { parts, status } = foldChunks(whole);
    expect(textOf(parts, 'text')).toBe(text);
    expect(textOf(parts, 'reasoning')).toBe(reasoning);
    expect(toolsOf(whole)).toEqual(tools);
    expect(status).toMatchObject({ outcome });
    expect(readBody(Array.from(bytes, (byte) => Uint8Array.of(byte))).chunks).toEqual(whole);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(readBody([bytes.subarray(0, cut), bytes.subarray(cut)]).chunks).toEqual(whole);
    }
  });

  it('is cut off when the stream ends before its finish reason, at any byte', () => {
    const bytes = readFileSync(new URL('../../../fixtures/moonshot-reasoning.sse', import.meta.url));
    const last = bytes.lastIndexOf('data:');
    for (let cut = 0; cut < bytes.length; cut += 1) {
      const { status } = foldChunks(readBody([bytes.subarray(0, cut)]).chunks);
      const isWhole = cut >= bytes.lastIndexOf('}') + 1;
      expect(status).toEqual({ type: 'done', outcome: isWhole ? 'complete' : 'truncated' });
      if (cut <= last) expect(isWhole).toBe(false);
    }
  });
});

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
    const { chunks, state } = readPayloads(withDelta({ content: 'Hel' }), {
      error: { code: 502, message: 'org-123 key sk-abc failed' },
      choices: [],
    });
    expect(foldChunks(chunks)).toMatchObject({
      parts: [{ type: 'text', text: 'Hel', state: 'done' }],
      status: { type: 'done', outcome: 'error', errorCode: 'upstream-unavailable' },
    });
    expect(JSON.stringify(chunks)).not.toContain('sk-abc');
    expect(state.errorDetail).toContain('sk-abc');
  });

  it.each([
    [{ code: 429, message: 'slow down' }, 'upstream-unavailable'],
    [{ type: 'invalid_request_error', message: 'no' }, 'upstream-refused'],
    ['overloaded', 'upstream-unavailable'],
  ])('gives the error %j the code %s', (error, code) => {
    expect(readPayloads({ error }).chunks).toEqual([expect.objectContaining({ type: 'error', code })]);
  });

  it('shows a refusal as text and names the outcome', () => {
    const { chunks } = readPayloads(withDelta({ content: null, refusal: 'I cannot help.' }), withDelta({}, 'stop'));
    expect(foldChunks(chunks)).toMatchObject({
      parts: [{ type: 'text', text: 'I cannot help.' }],
      status: { outcome: 'refused' },
    });
  });

  it('tells that the provider filtered the answer', () => {
    const { chunks } = readPayloads(withDelta({ content: 'a' }), withDelta({}, 'content_filter'));
    expect(foldChunks(chunks).status).toMatchObject({ outcome: 'filtered' });
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

  it('skips what is no JSON object and counts it', () => {
    const { chunks, state } = readPayloads('{oops', '[]', 'null', withDelta({ content: 'Hi' }, 'stop'));
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'Hi' }], status: { outcome: 'complete' } });
    expect(state.malformedCount).toBe(3);
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
});
