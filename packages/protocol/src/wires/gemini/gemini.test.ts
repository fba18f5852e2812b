import { describe, expect, it } from 'vitest';
import { readWithWire } from '../../../test/read-with-wire.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { gemini } from './gemini.ts';

const usageMetadata = { promptTokenCount: 5, candidatesTokenCount: 2, thoughtsTokenCount: 3, totalTokenCount: 10 };
const frame = (parts: readonly unknown[], more: object = {}) => ({
  candidates: [{ content: { role: 'model', parts }, ...more }],
  modelVersion: 'm',
  responseId: 'r',
});
const stop = { ...frame([], { finishReason: 'STOP' }), usageMetadata };
const read = (...frames: readonly unknown[]) => readWithWire(gemini, frames);
const usage = {
  type: 'data-parley-usage',
  id: 'usage',
  data: { model: 'm', inputTokens: 5, outputTokens: 5, reasoningTokens: 3 },
};

describe('gemini', () => {
  it('reads thoughts, then text of any script, with the signature of each', () => {
    const { chunks } = read(
      frame([{ text: 'Hm.', thought: true, thoughtSignature: 'S' }]),
      frame([{ text: '你好' }, { text: '👋' }]),
      frame([{ text: '', thoughtSignature: 'T' }]),
      stop,
    );
    expect(chunks).toEqual([
      { type: 'reasoning-start', id: 'reasoning-1' },
      { type: 'reasoning-delta', id: 'reasoning-1', delta: 'Hm.' },
      { type: 'reasoning-end', id: 'reasoning-1', providerMetadata: { google: { thoughtSignature: 'S' } } },
      { type: 'text-start', id: 'text-2' },
      { type: 'text-delta', id: 'text-2', delta: '你好' },
      { type: 'text-delta', id: 'text-2', delta: '👋' },
      { type: 'text-end', id: 'text-2', providerMetadata: { google: { thoughtSignature: 'T' } } },
      usage,
      { type: 'finish', finishReason: 'stop' },
    ]);
  });

  it('gives the places of sources in UTF-16 units of their text, though the provider counts bytes', () => {
    const groundingMetadata = {
      groundingChunks: [
        { web: { uri: 'https://a.example', title: 'A' } },
        { retrievedContext: { title: 'B', text: 'q' } },
      ],
      groundingSupports: [
        { segment: { startIndex: 6, endIndex: 10 }, groundingChunkIndices: [0, 1, 7] },
        { segment: { startIndex: 6, endIndex: 10 }, groundingChunkIndices: [0] },
      ],
    };
    const { chunks } = read(frame([{ text: '你好👋!' }], { groundingMetadata }), stop);
    const page = { url: 'https://a.example', title: 'A' };
    const document = { mediaType: 'text/plain', title: 'B' };
    expect(chunks.slice(2, 5)).toEqual([
      { type: 'source-url', sourceId: 'source-1', ...page },
      { type: 'source-document', sourceId: 'source-2', ...document },
      {
        type: 'text-end',
        id: 'text-1',
        citations: [
          { source: { type: 'source', sourceType: 'url', id: 'source-1', ...page }, startIndex: 2, endIndex: 4 },
          {
            source: { type: 'source', sourceType: 'document', id: 'source-2', ...document },
            startIndex: 2,
            endIndex: 4,
            citedText: 'q',
          },
        ],
      },
    ]);
  });

  it('reads calls with and without ids, and the signature that goes back with them', () => {
    const { chunks } = read(
      frame([
        { functionCall: { id: 'a', name: 'rate', args: { to: 'EUR' } }, thoughtSignature: 'S' },
        { functionCall: { name: 'rate', args: {} } },
      ]),
      stop,
    );
    expect(chunks.slice(0, 4)).toEqual([
      { type: 'tool-input-start', toolCallId: 'a', toolName: 'rate' },
      {
        type: 'tool-input-available',
        toolCallId: 'a',
        toolName: 'rate',
        input: { to: 'EUR' },
        providerMetadata: { google: { thoughtSignature: 'S' } },
      },
      { type: 'tool-input-start', toolCallId: 'call-r-2', toolName: 'rate' },
      { type: 'tool-input-available', toolCallId: 'call-r-2', toolName: 'rate', input: {} },
    ]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'tool-calls' });
  });

  it('puts the input together that comes by paths', () => {
    const piece = (jsonPath: string, value: object) => ({ jsonPath, ...value });
    const { chunks } = read(
      frame([{ functionCall: { name: 'book', willContinue: true } }]),
      frame([{ functionCall: { partialArgs: [piece('$.city', { stringValue: 'Ber' })], willContinue: true } }]),
      frame([
        {
          functionCall: {
            partialArgs: [
              piece('$.city', { stringValue: 'lin' }),
              piece("$.rooms[0]['kind of bed']", { numberValue: 2 }),
            ],
            willContinue: true,
          },
        },
      ]),
      frame([
        { functionCall: { partialArgs: [piece('$.rooms[1].isQuiet', { boolValue: true })], willContinue: true } },
      ]),
      frame([{ functionCall: {} }]),
      stop,
    );
    expect(foldChunks(chunks).parts[0]).toMatchObject({
      state: 'input-available',
      input: { city: 'Berlin', rooms: [{ 'kind of bed': 2 }, { isQuiet: true }] },
    });
  });

  it.each([
    ['a piece has no place', [frame([{ functionCall: { partialArgs: [{ stringValue: 'x' }], willContinue: true } }])]],
    [
      'a piece would reach a prototype',
      [frame([{ functionCall: { partialArgs: [{ jsonPath: '$.__proto__.x', numberValue: 1 }] } }])],
    ],
    ['a frame was lost', ['{oops', frame([{ functionCall: {} }])]],
    ['text comes before its end', [frame([{ text: 'Well' }])]],
    ['the answer ends before it', []],
  ])('never lets a call run when %s', (_, frames) => {
    const { chunks } = read(frame([{ functionCall: { name: 'pay', willContinue: true } }]), ...frames, stop);
    expect(chunks).toContainEqual(expect.objectContaining({ type: 'tool-input-error', toolName: 'pay' }));
    expect(chunks.some(({ type }) => type === 'tool-input-available')).toBe(false);
    expect({}).not.toHaveProperty('x');
  });

  it('gives the code that the provider ran, what came of it, and files', () => {
    const { chunks } = read(
      frame([
        { executableCode: { language: 'PYTHON', code: '1' } },
        { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1' } },
        { inlineData: { mimeType: 'image/png', data: 'iVBO' } },
      ]),
      stop,
    );
    expect(chunks.slice(1, 4)).toEqual([
      {
        type: 'tool-input-available',
        toolCallId: 'call-r-1',
        toolName: 'code_execution',
        input: { language: 'PYTHON', code: '1' },
        providerExecuted: true,
      },
      {
        type: 'tool-output-available',
        toolCallId: 'call-r-1',
        output: { outcome: 'OUTCOME_OK', output: '1' },
        providerExecuted: true,
      },
      { type: 'file', url: 'data:image/png;base64,iVBO', mediaType: 'image/png' },
    ]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
  });

  it.each(['SAFETY', 'RECITATION', 'PROHIBITED_CONTENT', 'SPII', 'BLOCKLIST', 'IMAGE_SAFETY'])(
    'names %s as the filter that ended an answer',
    (finishReason) => {
      const { chunks } = read(frame([{ text: 'a' }]), frame([], { finishReason }));
      expect(chunks).toContainEqual({
        type: 'data-parley-moderation',
        id: 'provider-output',
        data: { stage: 'output', action: 'block', origin: 'provider', category: finishReason.toLowerCase() },
      });
      expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'content-filter' });
    },
  );

  it('tells that the question was not let through', () => {
    const { chunks } = read({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata });
    expect(chunks[0]).toMatchObject({ id: 'provider-input', data: { stage: 'input', category: 'prohibited_content' } });
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'content-filter' });
  });

  it.each([
    ['MAX_TOKENS', 'length'],
    ['MALFORMED_FUNCTION_CALL', 'error'],
    ['UNEXPECTED_TOOL_CALL', 'error'],
    ['LANGUAGE', 'other'],
    ['OTHER', 'other'],
  ])('ends with %s as %s', (reason, finishReason) => {
    expect(read(frame([{ text: 'a' }], { finishReason: reason })).chunks.at(-1)).toEqual({
      type: 'finish',
      finishReason,
    });
  });

  it.each([
    [{ code: 429, status: 'RESOURCE_EXHAUSTED', message: 'projects/p is over' }, 'rate-limited'],
    [{ code: 503, status: 'UNAVAILABLE', message: 'projects/p' }, 'upstream-unavailable'],
    [{ code: 400, status: 'INVALID_ARGUMENT', message: 'projects/p' }, 'upstream-refused'],
    [{ code: 403, status: 'PERMISSION_DENIED', message: 'projects/p' }, 'upstream-refused'],
  ])('gives the failure %j the code %s, and its words to the log alone', (error, code) => {
    const { chunks, reports } = read(frame([{ text: 'a' }]), { error });
    expect(chunks.at(-1)).toMatchObject({ type: 'error', code });
    expect(JSON.stringify(chunks)).not.toContain('projects/p');
    expect(reports).toMatchObject([{ type: 'failure' }]);
  });

  it('reads a body that is one list, which it is without alt=sse', () => {
    const { chunks } = read([frame([{ text: 'a' }]), frame([{ text: 'b' }]), stop]);
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'ab' }, {}], status: { outcome: 'complete' } });
  });

  it('reads the first candidate alone, and reports parts that it does not know', () => {
    const { chunks, reports } = read(
      {
        candidates: [
          { index: 1, content: { parts: [{ text: 'other' }] } },
          { index: 0, content: { parts: [{ text: 'mine' }] } },
        ],
      },
      frame([{ videoMetadata: {} }]),
      stop,
    );
    expect(foldChunks(chunks).parts).toMatchObject([{ text: 'mine' }, {}]);
    expect(reports).toMatchObject([{ type: 'unknown', name: 'videoMetadata' }]);
  });
});
