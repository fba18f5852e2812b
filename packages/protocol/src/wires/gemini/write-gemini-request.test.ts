import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../wire-request.ts';
import { writeGeminiRequest } from './write-gemini-request.ts';

const write = (request: WireRequest): unknown => JSON.parse(writeGeminiRequest(request).body);

describe('writeGeminiRequest', () => {
  it('asks for an event stream of the model', () => {
    const request = writeGeminiRequest({ model: 'gemini-x', prompt: [{ role: 'user', content: 'Hi' }] });
    expect(request.path).toBe('/models/gemini-x:streamGenerateContent?alt=sse');
    expect(request.headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(request.body)).toEqual({ contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] });
  });

  it('takes the model of a publisher by its path', () => {
    const { path } = writeGeminiRequest({ model: 'publishers/google/models/x', prompt: [] });
    expect(path).toBe('/publishers/google/models/x:streamGenerateContent?alt=sse');
  });

  it('writes thoughts, calls with their signatures, and results by the name of the tool', () => {
    const google = { google: { thoughtSignature: 'S' } };
    expect(
      write({
        model: 'm',
        maxOutputTokens: 50,
        temperature: 0,
        stop: ['END'],
        toolChoice: 'required',
        tools: [{ name: 'rate', description: 'Rates', inputSchema: { type: 'object' } }],
        prompt: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Rate?' },
          {
            role: 'assistant',
            content: '',
            reasoning: [{ text: 'Hm.', providerMetadata: google }, { text: 'Not signed.' }],
            toolCalls: [
              { toolCallId: 'a', toolName: 'rate', input: { to: 'EUR' }, providerMetadata: google },
              { toolCallId: 'b', toolName: 'rate', input: null },
            ],
          },
          { role: 'tool', toolCallId: 'a', content: '{"rate":1.1}' },
          { role: 'tool', toolCallId: 'b', toolName: 'rate', content: 'down', isError: true },
          { role: 'tool', toolCallId: 'b', content: '1.2' },
        ],
      }),
    ).toEqual({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      generationConfig: { maxOutputTokens: 50, temperature: 0, stopSequences: ['END'] },
      tools: [
        { functionDeclarations: [{ name: 'rate', description: 'Rates', parametersJsonSchema: { type: 'object' } }] },
      ],
      toolConfig: { functionCallingConfig: { mode: 'ANY' } },
      contents: [
        { role: 'user', parts: [{ text: 'Rate?' }] },
        {
          role: 'model',
          parts: [
            { text: 'Hm.', thought: true, thoughtSignature: 'S' },
            { functionCall: { name: 'rate', args: { to: 'EUR' } }, thoughtSignature: 'S' },
            { functionCall: { name: 'rate', args: {} } },
          ],
        },
        {
          role: 'user',
          parts: [
            { functionResponse: { name: 'rate', response: { rate: 1.1 } } },
            { functionResponse: { name: 'rate', response: { error: 'down' } } },
            { functionResponse: { name: 'rate', response: { output: 1.2 } } },
          ],
        },
      ],
    });
  });

  it('writes files with their data or by address', () => {
    const files = [
      { url: 'data:image/png;base64,iVBO', mediaType: 'image/png' },
      { url: 'https://a.example/b.pdf', mediaType: 'application/pdf' },
    ];
    expect(write({ model: 'm', prompt: [{ role: 'user', content: 'See', files }] })).toEqual({
      contents: [
        {
          role: 'user',
          parts: [
            { text: 'See' },
            { inlineData: { mimeType: 'image/png', data: 'iVBO' } },
            { fileData: { mimeType: 'application/pdf', fileUri: 'https://a.example/b.pdf' } },
          ],
        },
      ],
    });
  });
});
