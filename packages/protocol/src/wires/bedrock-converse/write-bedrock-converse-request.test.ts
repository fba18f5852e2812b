import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../wire-request.ts';
import { writeBedrockConverseRequest } from './write-bedrock-converse-request.ts';

const write = (request: WireRequest): unknown => JSON.parse(writeBedrockConverseRequest(request).body);

describe('writeBedrockConverseRequest', () => {
  it('asks for a stream of the model that the path names', () => {
    const request = writeBedrockConverseRequest({ model: 'a.b-v1:0', prompt: [{ role: 'user', content: 'Hi' }] });
    expect(request.path).toBe('/model/a.b-v1%3A0/converse-stream');
    expect(request.headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(request.body)).toEqual({ messages: [{ role: 'user', content: [{ text: 'Hi' }] }] });
  });

  it('writes thoughts, calls and their results as blocks of turns that alternate', () => {
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
            content: 'One moment.',
            reasoning: [{ text: 'Hm.', providerMetadata: { bedrock: { signature: 'S' } } }, { text: 'Not signed.' }],
            toolCalls: [{ toolCallId: 'a', toolName: 'rate', input: { to: 'EUR' } }],
          },
          { role: 'tool', toolCallId: 'a', content: 'down', isError: true },
          { role: 'user', content: 'And now?' },
        ],
      }),
    ).toEqual({
      system: [{ text: 'Be brief.' }],
      inferenceConfig: { maxTokens: 50, temperature: 0, stopSequences: ['END'] },
      toolConfig: {
        tools: [{ toolSpec: { name: 'rate', description: 'Rates', inputSchema: { json: { type: 'object' } } } }],
        toolChoice: { any: {} },
      },
      messages: [
        { role: 'user', content: [{ text: 'Rate?' }] },
        {
          role: 'assistant',
          content: [
            { reasoningContent: { reasoningText: { text: 'Hm.', signature: 'S' } } },
            { text: 'One moment.' },
            { toolUse: { toolUseId: 'a', name: 'rate', input: { to: 'EUR' } } },
          ],
        },
        {
          role: 'user',
          content: [
            { toolResult: { toolUseId: 'a', content: [{ text: 'down' }], status: 'error' } },
            { text: 'And now?' },
          ],
        },
      ],
    });
  });

  it('writes images and documents with their data, and leaves out what it cannot say', () => {
    const files = [
      { url: 'data:image/png;base64,iVBO', mediaType: 'image/png' },
      { url: 'data:application/pdf;base64,JVBE', mediaType: 'application/pdf', filename: 'secret.pdf' },
      { url: 'https://a.example/b.png', mediaType: 'image/png' },
    ];
    expect(write({ model: 'm', prompt: [{ role: 'user', content: '', files }] })).toEqual({
      messages: [
        {
          role: 'user',
          content: [
            { text: '.' },
            { image: { format: 'png', source: { bytes: 'iVBO' } } },
            { document: { format: 'pdf', name: 'document-2', source: { bytes: 'JVBE' } } },
          ],
        },
      ],
    });
  });
});
