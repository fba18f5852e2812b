import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../wire-request.ts';
import { writeOpenaiResponsesRequest } from './write-openai-responses-request.ts';

const write = (request: WireRequest): unknown => JSON.parse(writeOpenaiResponsesRequest(request).body);

describe('writeOpenaiResponsesRequest', () => {
  it('asks for a stream that nobody stores', () => {
    const request = writeOpenaiResponsesRequest({ model: 'm', prompt: [{ role: 'user', content: 'Hi' }] });
    expect(request.path).toBe('/responses');
    expect(request.headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(request.body)).toEqual({
      model: 'm',
      stream: true,
      store: false,
      input: [{ role: 'user', content: 'Hi' }],
    });
  });

  it('writes thoughts, calls and their results as items', () => {
    const thought = (text: string, more: object) => ({ text, providerMetadata: { openai: { itemId: 'rs', ...more } } });
    expect(
      write({
        model: 'm',
        maxOutputTokens: 50,
        temperature: 0,
        toolChoice: 'required',
        tools: [{ name: 'rate', inputSchema: { type: 'object' } }],
        prompt: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Rate?' },
          {
            role: 'assistant',
            content: 'One moment.',
            reasoning: [thought('One', {}), thought('Two', { encryptedContent: 'E' }), { text: 'Not ours.' }],
            toolCalls: [{ toolCallId: 'a', toolName: 'rate', input: { to: 'EUR' } }],
          },
          { role: 'tool', toolCallId: 'a', content: '1.1' },
        ],
      }),
    ).toEqual({
      model: 'm',
      stream: true,
      store: false,
      instructions: 'Be brief.',
      max_output_tokens: 50,
      temperature: 0,
      tools: [{ type: 'function', name: 'rate', parameters: { type: 'object' }, strict: false }],
      tool_choice: 'required',
      input: [
        { role: 'user', content: 'Rate?' },
        {
          type: 'reasoning',
          id: 'rs',
          summary: [
            { type: 'summary_text', text: 'One' },
            { type: 'summary_text', text: 'Two' },
          ],
          encrypted_content: 'E',
        },
        { role: 'assistant', content: 'One moment.' },
        { type: 'function_call', call_id: 'a', name: 'rate', arguments: '{"to":"EUR"}' },
        { type: 'function_call_output', call_id: 'a', output: '1.1' },
      ],
    });
  });

  it('writes images and files by address or with their data', () => {
    const files = [
      { url: 'data:image/png;base64,iVBO', mediaType: 'image/png' },
      { url: 'https://a.example/b.pdf', mediaType: 'application/pdf' },
      { url: 'data:application/pdf;base64,JVBE', mediaType: 'application/pdf', filename: 'c.pdf' },
    ];
    expect(write({ model: 'm', prompt: [{ role: 'user', content: 'See', files }] })).toMatchObject({
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'See' },
            { type: 'input_image', image_url: 'data:image/png;base64,iVBO' },
            { type: 'input_file', file_url: 'https://a.example/b.pdf' },
            { type: 'input_file', filename: 'c.pdf', file_data: 'data:application/pdf;base64,JVBE' },
          ],
        },
      ],
    });
  });

  it('lets fields of the caller win, so that a response can be resumed', () => {
    const prompt = [{ role: 'user', content: 'Hi' }] as const;
    expect(write({ model: 'm', prompt, extra: { background: true, store: true } })).toMatchObject({
      background: true,
      store: true,
    });
  });
});
